import { configure } from "@testing-library/react";
import { StrictMode } from "react";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { createMetricsClient, MetricsProvider } from "../../src/index.ts";
import type { MetricsClient, MetricsProviderProps } from "../../src/index.ts";
import type { Catalog, MetricsAdapter } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { support } from "../query/support.ts";

// The first popover of a run waits for its code.
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });

// jsdom has none, and the popovers look for the elements of an id.
Object.assign(globalThis, { CSS: { escape: (text: string) => text.replaceAll(/[^\w-]/g, "\\$&") } });

const now = Date.parse("2026-11-21T03:30:00Z");

export function clientOf(adapter: MetricsAdapter = fakeAdapter([])) {
  const catalog: Catalog = support;
  return createMetricsClient({ adapter, catalog });
}

interface PageProps extends Omit<MetricsProviderProps, "client"> {
  readonly client: MetricsClient;
  readonly children: ReactNode;
}

export function Page({ client, children, ...rest }: PageProps) {
  return (
    <StrictMode>
      <MetricsProvider timeZone="Asia/Shanghai" now={() => now} {...rest} client={client}>
        {children}
      </MetricsProvider>
    </StrictMode>
  );
}

/** A promise that nobody keeps until the test refuses it. */
export function refusable(): { readonly answer: Promise<never>; readonly refuse: (error: Error) => void } {
  let refuse: (error: Error) => void = () => {};
  const answer = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  return { answer, refuse };
}
