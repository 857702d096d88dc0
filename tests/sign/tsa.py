# Time stamps (RFC 3161) over HTTP on loopback, made by `openssl ts`.  tsa.py FOLDER PORT-FILE
# The path of the address says how it answers: / as it should, /garbage with something else, /replay with an old answer.
import http.server
import os
import subprocess
import sys

os.chdir(sys.argv[1])
old = b""


def stamp(question):
    with open("question.tsq", "wb") as out:
        out.write(question)
    return subprocess.run(["openssl", "ts", "-reply", "-config", "ca.cnf", "-section", "t", "-queryfile", "question.tsq"],
                          capture_output=True).stdout


class Answerer(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        global old
        question = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/garbage":
            answer = b"no time stamp"
        elif self.path == "/replay":
            answer = old
        else:
            answer = old = stamp(question)
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *arguments):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Answerer)
with open(sys.argv[2] + ".new", "w") as out:
    out.write(str(server.server_address[1]))
os.rename(sys.argv[2] + ".new", sys.argv[2])
server.timeout = 120
while os.getppid() > 1:
    server.handle_request()
