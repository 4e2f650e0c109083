#!/usr/bin/env python3
"""A package index on this machine for setup_scripts_test: wheel_server.py FOLDER LOG [CUT]

Serves the wheels of FOLDER in pip's simple layout, with ranges as a real index has them. With CUT, the first answer
for a wheel ends after CUT bytes, as a broken connection does. Prints its port; writes the range of every request for a
wheel to LOG ('-' where none was asked for).
"""
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

folder, log = Path(sys.argv[1]), Path(sys.argv[2])
cut = int(sys.argv[3]) if len(sys.argv) > 3 else 0
already_cut = set()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path.startswith("/simple/"):
            project = self.path.split("/")[2].replace("-", "_")
            links = [f'<a href="/wheels/{w.name}">{w.name}</a>' for w in folder.glob(f"{project}-*.whl")]
            self.answer(200 if links else 404, f"<html><body>{' '.join(links)}</body></html>".encode(), "text/html")
            return
        name = self.path.rsplit("/", 1)[1]
        content = (folder / name).read_bytes()
        asked = self.headers.get("Range")
        with log.open("a") as stream:
            stream.write(f"{name} {asked or '-'}\n")
        start = int(asked.split("=")[1].rstrip("-")) if asked else 0
        if start >= len(content):
            self.answer(416, b"", "text/plain")
            return
        content = content[start:]
        if cut and name not in already_cut:
            already_cut.add(name)
            self.send_response(206 if asked else 200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[:cut])
            self.close_connection = True
            return
        self.answer(206 if asked else 200, content, "application/octet-stream")

    def answer(self, status, content, kind):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
