"""A real mail server (aiosmtpd) on a free port of this machine, for the tests.

Prints its port, writes each letter that it takes as JSON into a folder, as Python's own e-mail package reads it, and
ends when its standard input is closed or it gets SIGTERM.
"""

import argparse
import asyncio
import email
import email.policy
import json
import logging
import pathlib
import signal
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

# What goes wrong here is meant to.
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")

parser = argparse.ArgumentParser()
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("--mode", default="take",
                    choices=["take", "unknown", "full", "relay", "sender", "content", "greylist", "drop", "drop-after", "silent"])
parser.add_argument("--certificate")
parser.add_argument("--key")
parser.add_argument("--tls", default="none", choices=["none", "starttls", "whole"])
parser.add_argument("--user")
parser.add_argument("--password")
options = parser.parse_args()


def part(message, kind):
    found = message.get_body(preferencelist=(kind,))
    return found.get_content().replace("\r\n", "\n") if found else None


class House:
    def __init__(self):
        self.count = 0
        self.asked = set()

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if options.mode == "sender":
            return "550 5.7.1 We don't want your letters"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if options.mode == "unknown":
            return "550 5.1.1 No such user here"
        if options.mode == "full":
            return "552 5.2.2 Mailbox full"
        if options.mode == "relay":
            return "554 5.7.1 Relay access denied"
        if options.mode == "greylist" and address not in self.asked:
            self.asked.add(address)
            return "451 4.7.1 Come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if options.mode == "content":
            return "554 5.6.0 This looks like no letter"
        if options.mode == "drop":
            server.transport.abort()
            return "250 never said"
        self.keep(envelope, session)
        if options.mode == "drop-after":
            server.transport.abort()
        return "250 2.0.0 Kept"

    def keep(self, envelope, session):
        message = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        self.count += 1
        letter = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "greeting": session.host_name,
            "encrypted": session.ssl is not None or options.tls == "whole",
            "headers": {name.lower(): str(value) for name, value in message.items()},
            "defects": [str(defect) for each in message.walk() for defect in each.defects],
            "type": message.get_content_type(),
            "text": part(message, "plain"),
            "html": part(message, "html"),
            "longest_line": max(len(line) for line in envelope.original_content.split(b"\r\n")),
        }
        unfinished = options.folder / "letter.part"
        unfinished.write_text(json.dumps(letter))
        unfinished.rename(options.folder / f"{self.count:04}.json")


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == options.user.encode() and data.password == options.password.encode()
    return AuthResult(success=good, handled=False)


class Silent(asyncio.Protocol):
    """Takes the call and says nothing."""


async def main():
    loop = asyncio.get_running_loop()
    ended = loop.create_future()

    def end():
        if not ended.done():
            ended.set_result(None)

    context = None
    if options.tls != "none":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
    house = House()

    def talk():
        if options.mode == "silent":
            return Silent()
        starttls = options.tls == "starttls"
        return SMTP(house, hostname="mail.test", tls_context=context if starttls else None, require_starttls=starttls,
                    authenticator=authenticate if options.user else None, auth_required=bool(options.user),
                    auth_require_tls=starttls)

    server = await loop.create_server(talk, "127.0.0.1", 0, ssl=context if options.tls == "whole" else None)
    loop.add_signal_handler(signal.SIGTERM, end)
    loop.add_reader(sys.stdin, lambda: None if sys.stdin.buffer.read1(1) else end())
    print(server.sockets[0].getsockname()[1], flush=True)
    await ended
    server.close()


asyncio.run(main())
