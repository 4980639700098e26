"""Counts every byte that a server sends, between it and the browser."""

import re
import socket
import socketserver
import threading


class CountingProxy:
    """A TCP proxy on loopback in front of ``port`` that counts and remembers what was asked.

    With ``only_gzip`` the server believes that the browser cannot read brotli, as on a host that
    has none.
    """

    def __init__(self, port: int, *, only_gzip: bool = False) -> None:
        self.bytes_sent = 0
        self.paths: list[str] = []
        self._only_gzip = only_gzip
        counting = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with socket.create_connection(("127.0.0.1", port)) as upstream:
                    up = threading.Thread(target=counting._up, args=(self.request, upstream))
                    up.start()
                    counting._down(upstream, self.request)
                    up.join()

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def close(self) -> None:
        """Stop taking connections."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _up(self, browser: socket.socket, upstream: socket.socket) -> None:
        try:
            while data := browser.recv(65536):
                for path in re.findall(rb"(?:^|\r\n)GET (\S+) HTTP/1.1\r\n", data):
                    self.paths.append(path.decode())
                if self._only_gzip:
                    data = re.sub(rb"(?i)(accept-encoding:)[^\r]*", rb"\1 gzip", data)
                upstream.sendall(data)
        except OSError:
            pass
        finally:
            _end(upstream)

    def _down(self, upstream: socket.socket, browser: socket.socket) -> None:
        try:
            while data := upstream.recv(65536):
                self.bytes_sent += len(data)
                browser.sendall(data)
        except OSError:
            pass
        finally:
            _end(browser)


def _end(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        # The other end has closed it already.
        return
