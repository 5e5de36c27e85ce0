-- Sends ready-made requests in turn (a file, parts separated by a NUL) and prints what happened as one JSON line.
local requests = {}
local turn = 0

function init(args)
  local file = assert(io.open(args[1], "rb"))
  for part in (file:read("*a") .. "\0"):gmatch("(.-)%z") do
    if #part > 0 then
      requests[#requests + 1] = part
    end
  end
  file:close()
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format(
    '\nRESULT {"requests": %d, "micros": %d, "p50": %d, "p99": %d, "refused": %d, "lost": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
