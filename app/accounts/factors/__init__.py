"""What members prove themselves with beside a password: an authenticator app, passkeys, codes on paper."""
