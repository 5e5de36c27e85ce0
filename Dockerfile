# Two stages: packages are installed in the first one, the second one holds them and the product, and no more.
#
# To pin the base image, replace the tag by its digest. It is shown by:
#   docker buildx imagetools inspect python:3.11-slim
# and is written as python:3.11-slim@sha256:<digest>; both FROM lines take the same one.
FROM python:3.11-slim AS packages

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
RUN python -m venv /opt/venv
COPY requirements.lock /tmp/requirements.lock
RUN /opt/venv/bin/python -m pip install --require-hashes --only-binary :all: -r /tmp/requirements.lock \
    && /opt/venv/bin/python -m pip uninstall --yes pip setuptools


FROM python:3.11-slim

RUN groupadd --system --gid 10001 askel \
    && useradd --system --uid 10001 --gid askel --no-create-home --home-dir /data --shell /usr/sbin/nologin askel \
    && install --directory --owner=askel --group=askel --mode=0700 /data

COPY --from=packages /opt/venv /opt/venv
WORKDIR /srv/askel
COPY LICENSE ./
COPY app/ app/
COPY templates/ templates/
COPY static/ static/
COPY locales/ locales/
COPY modules/ modules/
RUN /opt/venv/bin/python -m compileall -q app

# The root file system may be read-only; only /data is written to.
ENV PATH=/opt/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    ASKEL_DATA_DIR=/data ASKEL_HOST=0.0.0.0 ASKEL_PORT=8000
USER askel
VOLUME /data
EXPOSE 8000

HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/health', timeout=4).read()"]

ENTRYPOINT ["python", "-m", "app"]
CMD ["serve"]
