#!/usr/bin/env python3
"""A small storage that speaks as much of S3 as files need: PUT, GET with Range, HEAD, DELETE of objects, addressed by path.

Every request's signature (AWS Signature Version 4) is worked out here once more from the published rules, with nothing but
Python's own library, and a request whose signature differs is refused with 403. It prints its port and serves until its
standard input is closed. `s3_server.py KEY SECRET REGION BUCKET`; a PUT of more than 100,000 bytes finds it full (507).
"""
import hashlib
import hmac
import sys
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY, SECRET, REGION, BUCKET = sys.argv[1:5]
OBJECTS = {}
MOST = 100_000


def sign(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


class Storage(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def expected(self, scope, signed):
        path, _, query = self.path.partition("?")
        pairs = sorted(urllib.parse.parse_qsl(query, keep_blank_values=True))
        canonical_query = "&".join(f"{urllib.parse.quote(k, safe='-_.~')}={urllib.parse.quote(v, safe='-_.~')}" for k, v in pairs)
        lines = "".join(f"{name}:{' '.join((self.headers.get(name) or '').split())}\n" for name in signed)
        digest = self.headers.get("x-amz-content-sha256", "")
        canonical = "\n".join([self.command, path, canonical_query, lines, ";".join(signed), digest])
        text = "\n".join(["AWS4-HMAC-SHA256", self.headers["x-amz-date"], "/".join(scope), hashlib.sha256(canonical.encode()).hexdigest()])
        key = ("AWS4" + SECRET).encode()
        for part in scope:
            key = sign(key, part)
        return sign(key, text).hex()

    def is_signed(self, body):
        header = self.headers.get("authorization", "")
        if not header.startswith("AWS4-HMAC-SHA256 "):
            return False
        parts = dict(part.strip().split("=", 1) for part in header[len("AWS4-HMAC-SHA256 "):].split(","))
        who, *scope = parts["Credential"].split("/")
        if who != KEY or scope != [self.headers["x-amz-date"][:8], REGION, "s3", "aws4_request"]:
            return False
        signed = parts["SignedHeaders"].split(";")
        if "host" not in signed or "x-amz-date" not in signed or "x-amz-content-sha256" not in signed:
            return False
        if self.headers.get("x-amz-content-sha256") != hashlib.sha256(body).hexdigest():
            return False
        return hmac.compare_digest(self.expected(scope, signed), parts["Signature"])

    def answer(self, status, body=b"", headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if "Content-Length" not in (headers or {}):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def serve(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        bucket, _, name = self.path.lstrip("/").partition("/")
        if not self.is_signed(body):
            return self.answer(403)
        if bucket != BUCKET:
            return self.answer(404)
        if self.command == "PUT":
            if len(body) > MOST:
                return self.answer(507)
            OBJECTS[name] = body
            return self.answer(200)
        if self.command == "DELETE":
            OBJECTS.pop(name, None)
            return self.answer(204)
        if name not in OBJECTS:
            return self.answer(404)
        content = OBJECTS[name]
        if self.command == "HEAD":
            return self.answer(200, headers={"Content-Length": str(len(content))})
        wanted = self.headers.get("Range", "")
        if wanted.startswith("bytes="):
            first, last = wanted[len("bytes="):].split("-")
            part = content[int(first):int(last) + 1]
            return self.answer(206, part, {"Content-Range": f"bytes {first}-{int(first) + len(part) - 1}/{len(content)}"})
        return self.answer(200, content)

    do_GET = do_HEAD = do_PUT = do_DELETE = serve

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Storage)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
