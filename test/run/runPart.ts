import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Part, Step } from "./parts.ts";

export interface PartResult {
  passed: number;
  /** Failed, skipped and left-to-do tests, and commands that failed as a whole. */
  failed: number;
  /** What is wrong beyond the output: a skipped test, a part without tests, a command killed for its time. */
  problems: readonly string[];
  /** What a step wants printed even when it passes: it appends to the file METRICDECK_NOTES. */
  notes: string;
  output: string;
  seconds: number;
}

type StepResult = Omit<PartResult, "seconds" | "notes">;

const stepTakesAtMostMs = 20 * 60_000;

/** Runs a part's steps one after the other and stops at none; `lacking` fails it with that line alone. */
export async function runPart(part: Part, folder: string, lacking?: string): Promise<PartResult> {
  const startedAt = Date.now();
  const notesFile = join(folder, `${part.name}.notes`);
  const results: StepResult[] = [];
  if (lacking !== undefined) results.push({ passed: 0, failed: 1, problems: [lacking], output: "" });
  for (const [index, step] of lacking === undefined ? part.steps.entries() : []) {
    results.push(await runStep(step, join(folder, `${part.name}${index}.json`), notesFile));
  }
  const failing = results.filter(({ failed }) => failed > 0);
  return {
    passed: sum(results.map(({ passed }) => passed)),
    failed: sum(results.map(({ failed }) => failed)),
    problems: results.flatMap(({ problems }) => problems),
    notes: existsSync(notesFile) ? readFileSync(notesFile, "utf8") : "",
    output: failing.map(({ output }) => output).join("\n"),
    seconds: (Date.now() - startedAt) / 1000,
  };
}

async function runStep(step: Step, reportFile: string, notesFile: string): Promise<StepResult> {
  if ("check" in step) {
    const [program, ...args] = step.check;
    const { output, status, late } = await run(program, args, notesFile);
    const problems = late ? [`${program} ${late}`] : [];
    return status === 0 ? { passed: 1, failed: 0, problems, output } : { passed: 0, failed: 1, problems, output };
  }
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const args = ["run", "--allowOnly=false", ...reporters, ...step.vitest];
  const { output, status, late } = await run("vitest", args, notesFile);
  const { passed, failed, unrun } = readReport(reportFile);
  const problems = unrun.map((title) => `skipped or left to do, which counts as failed: ${title}`);
  if (late) problems.push(`vitest ${late}`);
  if (passed + failed + unrun.length === 0) problems.push("ran no test at all");
  const counted = failed + unrun.length;
  return { passed, failed: counted > 0 || (status === 0 && passed > 0) ? counted : 1, problems, output };
}

interface Report {
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

function readReport(file: string): { passed: number; failed: number; unrun: string[] } {
  if (!existsSync(file)) return { passed: 0, failed: 0, unrun: [] };
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    passed: tests.filter(({ status }) => status === "passed").length,
    failed: tests.filter(({ status }) => status === "failed").length,
    unrun: tests.filter(({ status }) => status !== "passed" && status !== "failed").map(({ fullName }) => fullName),
  };
}

interface Ended {
  output: string;
  status: number | null;
  late: string | null;
}

const running = new Set<number>();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    for (const group of running) killGroup(group);
    process.exit(1);
  });
}

function run(program: string, args: readonly string[], notesFile: string): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(resolve("node_modules/.bin", program), args, {
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
      env: { ...process.env, CI: "true", NO_COLOR: "1", METRICDECK_NOTES: notesFile },
    });
    const group = child.pid;
    const output: Buffer[] = [];
    let late: string | null = null;
    const timer = setTimeout(() => {
      late = `was ended after ${stepTakesAtMostMs / 60_000} minutes`;
      if (group !== undefined) killGroup(group);
    }, stepTakesAtMostMs);
    if (group !== undefined) running.add(group);
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
    const end = (status: number | null) => {
      clearTimeout(timer);
      if (group !== undefined) running.delete(group);
      done({ output: stripVTControlCharacters(Buffer.concat(output).toString("utf8")), status, late });
    };
    child.once("error", (error) => {
      output.push(Buffer.from(`metricdeck: ${program} did not start: ${error.message}; run npm ci first.\n`));
      end(null);
    });
    child.once("close", end);
  });
}

function killGroup(group: number): void {
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    running.delete(group);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
