import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { createTransport } from "nodemailer";
import addressparser from "nodemailer/lib/addressparser";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import {
  createAlertService,
  dingTalkNotifier,
  emailNotifier,
  feishuNotifier,
  isWebhookSigned,
  memoryAlertStore,
  NotifyError,
  slackNotifier,
  webhookNotifier,
  weComNotifier,
} from "../../../src/server/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
import type { AlertMessage, AlertText, Notifier } from "../../../src/server/index.ts";
import { support } from "../../query/support.ts";
import { limiter, startReceiver } from "./receiver.ts";
import type { Received } from "./receiver.ts";
import { at, busy, scriptedAdapter } from "./scripted.ts";

const secret = "SEChunter2";
const message: AlertMessage = { id: "0123456789abcdef0123456789abcdef", createdAt: "2026-03-09T09:00:00.000Z", notifications: [] };
const text: AlertText = {
  title: "2 alerts",
  items: [{ text: "New alert: <!channel> 工单", url: "https://bi.example/i/1" }, { text: "Over: <at user_id=\"all\">A & B" }],
  more: (count) => `… and ${count} more`,
};
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function receiver(reply: Parameters<typeof startReceiver>[0]) {
  const server = await startReceiver(reply);
  open.push(server.close);
  return server;
}

const send = (notifier: Notifier, given: AlertText = text) =>
  notifier.send(message, { text: given, signal: AbortSignal.timeout(2_000), now: Date.now() });

/** What came of it: null, or what is told of the failure. No text of an error may hold a key. */
async function outcome(notifier: Notifier) {
  const thrown = await send(notifier).then(
    () => null,
    (error: unknown) => error as NotifyError,
  );
  if (thrown === null) return null;
  expect([thrown.constructor, `${thrown.message} ${thrown.stack} ${JSON.stringify(thrown)}`.includes("hunter2")]).toEqual([NotifyError, false]);
  return [thrown.message, thrown.isFinal, thrown.retryAfterMs];
}

const json = (data: unknown, status = 200) => ({ status, body: JSON.stringify(data) });
const isRecent = (ms: number) => Math.abs(Date.now() - ms) < 3_600_000;

describe("webhookNotifier()", () => {
  const verified = (key: string) => ({ headers, body }: Received) => {
    const given = { timestamp: String(headers["x-metricdeck-timestamp"]), signature: String(headers["x-metricdeck-signature"]), body };
    return { status: isWebhookSigned(key, given, { now: Date.now() }) ? 204 : 401, body: "" };
  };

  it("signs time and body, and names the message in header and body", async () => {
    const { url, all } = await receiver(verified(secret));
    await send(webhookNotifier({ url, secret, headers: { authorization: "Bearer x" } }));
    const [got] = all;
    expect([got?.headers["idempotency-key"], got?.headers["authorization"], JSON.parse(got?.body ?? "")]).toEqual([
      message.id,
      "Bearer x",
      { id: message.id, createdAt: message.createdAt, title: "2 alerts", notifications: [] },
    ]);
  });

  it("a wrong signature is refused for good, as are redirects; a busy server is asked again when it says", async () => {
    const wrong = await receiver(verified("another"));
    const moved = await receiver(() => ({ status: 307, headers: { location: wrong.url } }));
    const busy = await receiver(() => ({ status: 503, headers: { "retry-after": "7" }, body: `token hunter2` }));
    expect(await outcome(webhookNotifier({ url: `${wrong.url}/?token=hunter2`, secret }))).toEqual(["metricdeck: the receiver answered with HTTP 401", true, null]);
    expect(await outcome(webhookNotifier({ url: moved.url, secret }))).toEqual(["metricdeck: the receiver answered with HTTP 307", true, null]);
    expect(await outcome(webhookNotifier({ url: busy.url, secret }))).toEqual(["metricdeck: the receiver answered with HTTP 503", false, 7_000]);
    expect(wrong.all.length).toBe(1);
  });

  it("nobody there, and nobody who answers, are worth another try", async () => {
    const gone = await receiver(() => ({}));
    await gone.close();
    expect(await outcome(webhookNotifier({ url: `${gone.url}/?token=hunter2`, secret }))).toEqual(["metricdeck: the receiver cannot be reached (ECONNREFUSED)", false, null]);
    const silent = createServer(() => {}).listen(0, "127.0.0.1");
    open.push(() => silent.close());
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const late = webhookNotifier({ url: `http://127.0.0.1:${port}`, secret }).send(message, { text, signal: AbortSignal.timeout(20), now: 0 });
    await expect(late).rejects.toThrow("metricdeck: the receiver did not answer in time");
  });

  it("an address that is none is refused without being shown; a body that was changed, or is old, is not ours", () => {
    expect(() => webhookNotifier({ url: "htps//hunter2" })).toThrow("the one that it was given is not shown");
    const signature = `v1=${createHmac("sha256", secret).update("1000.{}").digest("hex")}`;
    const given = { timestamp: "1000", signature, body: "{}" };
    expect(isWebhookSigned(secret, given, { now: 1_000_000 })).toBe(true);
    expect(isWebhookSigned(secret, { ...given, body: "{ }" }, { now: 1_000_000 })).toBe(false);
    expect(isWebhookSigned(secret, given, { now: 1_301_000 })).toBe(false);
    expect(isWebhookSigned(secret, { ...given, signature: "v1=" }, { now: 1_000_000 })).toBe(false);
  });
});

describe("dingTalkNotifier()", () => {
  it("signs as its robots want it, and calls nobody by what a name says", async () => {
    const { url, all } = await receiver(({ url: { searchParams } }) => {
      const timestamp = String(searchParams.get("timestamp"));
      const sign = createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
      const isSigned = searchParams.get("sign") === sign && isRecent(Number(timestamp)) && searchParams.get("access_token") === "hunter2";
      return json(isSigned ? { errcode: 0, errmsg: "ok" } : { errcode: 310000, errmsg: `sign not match hunter2` });
    });
    const address = `${url}/robot/send?access_token=hunter2`;
    expect(await outcome(dingTalkNotifier({ url: address, secret }))).toBe(null);
    expect(JSON.parse(all[0]?.body ?? "")).toEqual({
      msgtype: "text",
      text: { content: '2 alerts\nNew alert: <!channel> 工单\nhttps://bi.example/i/1\nOver: <at user_id="all">A & B' },
      at: { isAtAll: false },
    });
    expect(await outcome(dingTalkNotifier({ url: address, secret: "SECother" }))).toEqual(["metricdeck: DingTalk refused the message (310000)", true, null]);
  });

  it("rests for ten minutes where it was too fast, and tries again where the system is busy", async () => {
    const codes = [130101, -1];
    const { url } = await receiver(() => json({ errcode: codes.shift() }));
    expect(await outcome(dingTalkNotifier({ url }))).toEqual(["metricdeck: DingTalk takes no more for ten minutes (130101)", false, 600_000]);
    expect(await outcome(dingTalkNotifier({ url }))).toEqual(["metricdeck: DingTalk refused the message (-1)", false, null]);
  });
});

describe("limits", () => {
  it("are kept by digests, with the receivers at their strictest", async () => {
    let now = at("00:00");
    const lets = { ding: limiter(20, 60_000), slack: limiter(1, 1_000), feishu: limiter(5, 1_000) };
    const refused: string[] = [];
    const { url, all } = await receiver(({ url: { pathname } }) => {
      const name = pathname.slice(1) as keyof typeof lets;
      if (!lets[name](now)) refused.push(name);
      return json({ errcode: 0, code: 0 });
    });
    const regions = Array.from({ length: 40 }, (_, index) => `region ${index}`);
    const service = createAlertService({
      catalog: support,
      // Ten regions begin and ten end with every minute.
      adapter: scriptedAdapter((from, name) => (regions.indexOf(name ?? "") % 4 === (from / 60_000) % 4 ? 50 : 10), { series: regions }),
      rules: [{ ...busy, grain: "minute", by: ["region"], check: { everyMinutes: 1, graceMinutes: 0 } }],
      store: memoryAlertStore({ now: () => 0 }),
      notifiers: { ding: dingTalkNotifier({ url: `${url}/ding` }), slack: slackNotifier({ url: `${url}/slack` }), feishu: feishuNotifier({ url: `${url}/feishu` }) },
      clock: () => now,
    });
    for (let round = 0; round <= 12; round += 1, now += 30_000) await service.tick();
    const arrived = (name: string) => all.filter(({ url: { pathname } }) => pathname === `/${name}`).length;
    expect([refused, await service.deliveries("pending")]).toEqual([[], []]);
    // Six minutes: half of DingTalk's twenty one by one in the first, a digest in each after it.
    expect([arrived("ding"), arrived("slack"), arrived("feishu")]).toEqual([15, 6, 6]);
  });
});

describe("feishuNotifier()", () => {
  it("signs in the body, as its robots want it, and lets no text call everybody", async () => {
    const { url, all } = await receiver(({ body }) => {
      const { timestamp, sign } = JSON.parse(body) as { readonly timestamp: string; readonly sign: string };
      const expected = createHmac("sha256", `${timestamp}\n${secret}`).digest("base64");
      return json(sign === expected && isRecent(Number(timestamp) * 1_000) ? { code: 0, msg: "success" } : { code: 19021, msg: "sign match fail hunter2" });
    });
    expect(await outcome(feishuNotifier({ url, secret }))).toBe(null);
    expect((JSON.parse(all[0]?.body ?? "") as { readonly content: unknown }).content).toEqual({
      text: '2 alerts\nNew alert: ＜!channel> 工单\nhttps://bi.example/i/1\nOver: ＜at user_id="all">A & B',
    });
    expect(await outcome(feishuNotifier({ url, secret: "other" }))).toEqual(["metricdeck: Feishu refused the message (19021)", true, null]);
  });

  it("waits where it was too fast", async () => {
    const { url } = await receiver(() => json({ code: 11232 }, 429));
    expect(await outcome(feishuNotifier({ url }))).toEqual(["metricdeck: Feishu takes no more for a minute (11232)", false, 60_000]);
  });
});

describe("weComNotifier()", () => {
  it("sends no more than 2 048 bytes, and says how much is left out", async () => {
    const replies = [0, 45009, 93000];
    const { url, all } = await receiver(() => json({ errcode: replies.shift() }));
    const items = Array.from({ length: 60 }, (_, index) => ({ text: `${index} 工单激增工单激增工单激增` }));
    await send(weComNotifier({ url: `${url}/send?key=hunter2` }), { ...text, title: "60 alerts", items });
    const { content } = (JSON.parse(all[0]?.body ?? "") as { readonly text: { readonly content: string } }).text;
    expect([Buffer.byteLength(content) <= 2_048, content.split("\n")[0], content.split("\n").at(-1)]).toEqual([true, "60 alerts", "… and 10 more"]);
    expect(await outcome(weComNotifier({ url }))).toEqual(["metricdeck: WeCom takes no more for a minute (45009)", false, 60_000]);
    expect(await outcome(weComNotifier({ url }))).toEqual(["metricdeck: WeCom refused the message (93000)", true, null]);
  });
});

describe("one alert that is longer than its receiver takes", () => {
  type Sent = { readonly text?: string | { readonly content: string }; readonly content?: { readonly text: string } };
  const makers: Readonly<Record<string, readonly [(options: { url: string }) => Notifier, number]>> = {
    WeCom: [weComNotifier, 2_048],
    DingTalk: [dingTalkNotifier, 18_000],
    Feishu: [feishuNotifier, 18_000],
    Slack: [slackNotifier, 30_000],
  };
  async function sent(name: string, items: AlertText["items"]): Promise<string> {
    const { url, all } = await receiver(() => json({ errcode: 0, code: 0 }));
    await makers[name]?.[0]({ url }).send(message, { text: { ...text, items }, signal: AbortSignal.timeout(2_000), now: Date.now() });
    const body = JSON.parse(all[0]?.body ?? "") as Sent;
    return body.content?.text ?? (typeof body.text === "string" ? body.text : (body.text?.content ?? ""));
  }
  const head = "新告警（严重）：工单激增 · 当前 90";

  it.each(Object.keys(makers))("%s is sent its beginning, its link whole, and no half character", async (name) => {
    const most = makers[name]?.[1] ?? 0;
    for (const filler of ["告", "😀", "a<&"]) {
      const content = await sent(name, [{ text: `${head}${filler.repeat(12_000)}`, url: "https://bi.example/i/1" }]);
      expect([content.startsWith(head), content.endsWith("…\nhttps://bi.example/i/1"), /\p{Surrogate}/u.test(content), content.includes("�")]).toEqual([true, true, false, false]);
      expect(Buffer.byteLength(content)).toBeLessThanOrEqual(most);
      expect(Buffer.byteLength(content)).toBeGreaterThan(most - 8);
    }
  });

  it.each(Object.keys(makers))("%s is sent no link that leaves too little room, and all of what it is about", async (name) => {
    expect(await sent(name, [{ text: head, url: `https://bi.example/${"q".repeat(30_000)}` }])).toBe(head);
  });

  it("of several, the first is cut and the others are counted", async () => {
    const content = await sent("WeCom", [{ text: `${head}${"告".repeat(700)}` }, { text: "second" }, { text: "third" }]);
    expect([content.startsWith(`2 alerts\n${head}`), content.endsWith("…\n… and 2 more"), Buffer.byteLength(content) <= 2_048]).toEqual([true, true, true]);
  });

  it("the value stands before values of dimensions, however long those are", async () => {
    const { url, all } = await receiver(() => json({ errcode: 0 }));
    const long = "客".repeat(300);
    let now = at("08:00");
    const service = createAlertService({
      catalog: support,
      adapter: scriptedAdapter((from) => (from === at("08:00") ? 90 : 10), { series: [long] }),
      rules: [{ ...busy, name: { en: "😀".repeat(300) }, by: ["channel"] }],
      store: memoryAlertStore({ now: () => now }),
      notifiers: { robot: weComNotifier({ url }) },
      link: () => `https://bi.example/${"q".repeat(900)}`,
      clock: () => now,
    });
    for (const clock of ["08:00", "09:00"]) {
      now = at(clock);
      await service.tick();
    }
    const { content } = (JSON.parse(all[0]?.body ?? "") as { readonly text: { readonly content: string } }).text;
    expect([content.startsWith(`新告警（严重）：${"😀".repeat(200)} · 当前 90，上限 40 · tickets，`), content.endsWith(`…\nhttps://bi.example/${"q".repeat(900)}`)]).toEqual([true, true]);
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2_048);
  });
});

describe("slackNotifier()", () => {
  it("escapes what would call everybody, and waits as long as it is told", async () => {
    const replies = [{}, { status: 429, headers: { "retry-after": "30" }, body: "rate_limited" }, { status: 404, body: "no_service" }];
    const { url, all } = await receiver(() => replies.shift() ?? {});
    expect(await outcome(slackNotifier({ url: `${url}/services/T/B/hunter2` }))).toBe(null);
    expect(JSON.parse(all[0]?.body ?? "")).toEqual({
      text: '2 alerts\nNew alert: &lt;!channel&gt; 工单\nhttps://bi.example/i/1\nOver: &lt;at user_id="all"&gt;A &amp; B',
      mrkdwn: false,
    });
    expect(await outcome(slackNotifier({ url }))).toEqual(["metricdeck: the receiver answered with HTTP 429", false, 30_000]);
    expect(await outcome(slackNotifier({ url }))).toEqual(["metricdeck: the receiver answered with HTTP 404", true, null]);
  });
});

describe("emailNotifier()", () => {
  async function mailbox() {
    const mails: string[] = [];
    const server = new SMTPServer({
      authOptional: false,
      allowInsecureAuth: true,
      disabledCommands: ["STARTTLS"],
      onAuth: ({ username, password }, _session, done) =>
        username === "bi" && password === secret ? done(null, { user: username }) : done(new Error(`no ${password}`)),
      onRcptTo: ({ address }, _session, done) =>
        done(address === "gone@example.org" ? Object.assign(new Error("no such user hunter2"), { responseCode: 550 }) : null),
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          mails.push(Buffer.concat(chunks).toString("utf8"));
          done();
        });
      },
    });
    server.on("error", () => {});
    server.listen(0, "127.0.0.1");
    await once(server.server, "listening");
    open.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const { port } = server.server.address() as AddressInfo;
    return { mails, transport: (pass: string) => createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true, auth: { user: "bi", pass } }) };
  }

  it("sends a mail that is known again, in plain text", async () => {
    const { mails, transport } = await mailbox();
    const given = { from: "BI <bi@example.org>", to: ["ann@example.org"] };
    expect(await outcome(emailNotifier({ transport: transport(secret), ...given }))).toBe(null);
    const [mail] = mails;
    expect(mail).toContain(`Message-ID: <${message.id}@example.org>`);
    expect(mail).toContain("Subject: 2 alerts\r\n");
    expect(mail).toContain("Auto-Submitted: auto-generated\r\n");
    expect(mail).toContain("To: ann@example.org\r\n");
  });

  it("whoever the server does not take a mail for gets it with the next try, and nobody twice", async () => {
    const sent: (readonly string[] | undefined)[] = [];
    const answers = [
      { rejected: ["bob@example.org", "gone@example.org"], rejectedErrors: [{ recipient: "bob@example.org", responseCode: 451 }, { recipient: "gone@example.org", responseCode: 550 }] },
      { rejected: ["gone@example.org"], rejectedErrors: [{ recipient: "gone@example.org", responseCode: 550 }] },
    ];
    const transport = {
      sendMail: async ({ envelope }: { readonly envelope?: { readonly to: readonly string[] } }) => {
        sent.push(envelope?.to);
        return answers.shift() ?? { accepted: [] };
      },
    };
    const mailer = emailNotifier({ transport, from: "bi@example.org", to: ["ann@example.org", "Bob <bob@example.org>", "gone@example.org"] });
    expect(await outcome(mailer)).toEqual(["metricdeck: the mail server did not take the message for 2 of 3 receivers (451)", false, null]);
    expect(await outcome(mailer)).toEqual(["metricdeck: the mail server did not take the message for 1 of 3 receivers (550)", true, null]);
    expect(await outcome(mailer)).toBe(null);
    expect(sent).toEqual([undefined, ["bob@example.org", "gone@example.org"], ["gone@example.org"]]);
    // All have it: what is sent again is sent to all.
    expect(await outcome(mailer)).toBe(null);
    expect(sent.at(-1)).toBe(undefined);
  });

  it("refuses by its path what no mail can be sent by, without showing it", () => {
    const good = { transport: { sendMail: async () => {} }, from: "bi@example.org", to: ["ann@example.org"] };
    const pathOf = (given: object | undefined) => {
      try {
        emailNotifier(given as never);
        return null;
      } catch (thrown) {
        expect(String(thrown)).not.toContain("hunter2");
        return thrown instanceof MetricsError ? [thrown.code, thrown.path] : thrown;
      }
    };
    expect(pathOf(good)).toBe(null);
    expect(pathOf({ ...good, limit: { messages: 3, perMs: 1000 }, locale: "zh-CN" })).toBe(null);
    const wrong = [
      [{ ...good, transport: null, to: [] }, "transport"],
      [{ ...good, transport: { host: "hunter2" } }, "transport"],
      [undefined, "transport"],
      [{ ...good, from: " " }, "from"],
      [{ ...good, from: "bi@example.org\r\nBcc: hunter2@example.org" }, "from"],
      [{ ...good, to: [] }, "to"],
      [{ ...good, to: "hunter2@example.org" }, "to"],
      [{ ...good, to: ["ann@example.org", null] }, "to[1]"],
      [{ ...good, to: ["Ann <ann@example.org>", "hunter2"] }, "to[1]"],
      [{ ...good, to: ["ann@example.org, hunter2@example.org"] }, "to[0]"],
      [{ ...good, to: new Array(2) }, "to[0]"],
      [{ ...good, locales: "hunter2" }, "locales"],
      [{ ...good, limit: { messages: 0.5, perMs: 1 } }, "limit"],
      [{ ...good, locale: "de" }, "locale"],
      [{ ...good, limit: { messages: 0, perMs: 1 } }, "limit"],
    ] as const;
    for (const [given, path] of wrong) expect(pathOf(given)).toEqual(["invalid-query", path]);
  });

  it("takes an address that nodemailer reads as that one mailbox, and no other", () => {
    const isTaken = (to: string) => {
      try {
        return emailNotifier({ transport: { sendMail: async () => {} }, from: "bi@example.org", to: [to] }).send !== undefined;
      } catch {
        return false;
      }
    };
    const mailboxes = {
      "ann@example.org": "ann@example.org",
      "BI & Co. <b.i+alerts@mail.example.org>": "b.i+alerts@mail.example.org",
      '"Doe, Ann (Berlin)" <o\'hara@example.org>': "o'hara@example.org",
      "<root@localhost>": "root@localhost",
      "值班 <值班@例子.中国>": "值班@例子.中国",
    };
    for (const [given, address] of Object.entries(mailboxes)) {
      expect(isTaken(given)).toBe(true);
      expect(addressparser(given, { flatten: true }).map((one) => one.address)).toEqual([address]);
    }
    const others = [
      "(x <evil@y.z>", '"x <evil@y.z>', 'a"b@c.d', 'x"y@z.w <real@b.c>', "a\0@b.c", "Group: a <x@y.z>", "g:a@b.c", "a@..", "a@b..c", ".a@b.c", "a\u200b@b.c",
      "x(y)@b.c", "a; b <x@y.z>", "a\\@b.c", "a@b.c\u00a0", "Doe, Ann <a@b.c>", "a@-b.c", `${"a".repeat(5000)}@b.c`, "a@b@c.d", "a\u202e <a@b.c>", "\u202ea@b.c",
    ];
    expect(others.filter(isTaken)).toEqual([]);
  });

  it("a mail server that was not reached is known not to have the mail; of one that breaks off nobody knows", async () => {
    const given = { from: "bi@example.org", to: ["ann@example.org"] };
    const refusalOf = (port: number) => {
      const sent = send(emailNotifier({ transport: createTransport({ host: "127.0.0.1", port, ignoreTLS: true }), ...given }));
      return sent.then(() => "sent", (thrown: unknown) => (thrown as NotifyError).isRefused);
    };
    const listening = createServer((socket) => {
      socket.write("220 here\r\n");
      socket.once("data", () => socket.destroy());
    }).listen(0, "127.0.0.1");
    await once(listening, "listening");
    const { port } = listening.address() as AddressInfo;
    expect(await refusalOf(port)).toBe(false);
    listening.close();
    await once(listening, "close");
    expect(await refusalOf(port)).toBe(true);
  });

  it("a wrong password is worth another try, an address that is gone is not; neither tells a secret", async () => {
    const { transport } = await mailbox();
    const from = "bi@example.org";
    expect(await outcome(emailNotifier({ transport: transport("hunter2"), from, to: ["ann@example.org"] }))).toEqual([
      "metricdeck: the mail server did not take the message (EAUTH, 535)",
      false,
      null,
    ]);
    expect(await outcome(emailNotifier({ transport: transport(secret), from, to: ["gone@example.org"] }))).toEqual([
      "metricdeck: the mail server did not take the message (EENVELOPE, 550)",
      true,
      null,
    ]);
  });
});
