import type { Config } from "../config"
import { log } from "../observe/log"

export interface Mailer {
  sendVerification(to: string, url: string): Promise<void>
  sendReset(to: string, url: string): Promise<void>
}

/** Mail over `SMTP_URL`; null where it is not set. A mail that cannot be sent is logged, and nobody is told which address it was for. */
export async function createMailer(config: Config): Promise<Mailer | null> {
  if (!config.SMTP_URL || !config.PUBLIC_URL) return null
  const { createTransport } = await import("nodemailer")
  const { hostname } = new URL(config.PUBLIC_URL)
  const from = config.MAIL_FROM ?? `Millrace <millrace@${hostname}>`
  const transport = createTransport(config.SMTP_URL, { from })
  const send = async (to: string, subject: string, lines: string[]) => {
    try {
      await transport.sendMail({ to, subject, text: lines.join("\n\n") })
    } catch (error) {
      log.error({ err: error }, "a mail could not be sent")
    }
  }
  return {
    sendVerification: (to, url) =>
      send(to, `Confirm your address at ${hostname}`, [
        `Somebody signed up at ${hostname} with this address. If it was you, open this link:`,
        url,
        "If it was not you, do nothing.",
      ]),
    sendReset: (to, url) =>
      send(to, `Reset your password at ${hostname}`, [
        `Somebody asked to reset the password of this address at ${hostname}. If it was you, open this link:`,
        url,
        "If it was not you, do nothing: the password stays as it is.",
      ]),
  }
}
