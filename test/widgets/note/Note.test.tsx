// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { Note } from "../../../src/index.ts";

afterEach(cleanup);

describe("Note", () => {
  it("shows lines as they are written, addresses as links, and markup as text", () => {
    render(<Note title="On call" text={"Ask <b>Li</b>\nmailto:li@x.example\n\nhttps://x.example/rota"} align="center" />);
    const note = screen.getByRole("region", { name: "On call" });
    expect(note.dataset["align"]).toBe("center");
    expect([...note.querySelectorAll("p")].map((paragraph) => paragraph.innerHTML)).toEqual([
      'Ask &lt;b&gt;Li&lt;/b&gt;<br><a href="mailto:li@x.example" rel="noreferrer">li@x.example</a>',
      '<a href="https://x.example/rota" rel="noreferrer">https://x.example/rota</a>',
    ]);
  });
});
