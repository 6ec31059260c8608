import type { ComponentType } from "react";
import type { AnyWidgetSpec, JsonObject } from "../document/widgetSpec.ts";
import { part } from "../react/part.ts";
import type { Part } from "../react/part.ts";

/** A kind of widget that documents may name: what may be said of it, and its code once it is shown. */
export interface RegisteredWidget {
  readonly spec: AnyWidgetSpec;
  readonly code: Part<{ readonly Widget: ComponentType<JsonObject & { readonly id: string }> }>;
}

/** What a cockpit's document may be made of. Of two of one type the later one holds. */
export type WidgetRegistry = readonly RegisteredWidget[];

/** Refuses a field that is no prop of the component, by the prop's name. */
type OwnProps<S extends AnyWidgetSpec, P> = {
  readonly fields: { readonly [K in keyof S["fields"]]: K extends keyof P ? unknown : `${K & string} is no prop of the component` };
};

/** Refuses a spec that has no field for a prop which the component cannot do without, by the prop's name. */
type RequiredProps<S extends AnyWidgetSpec, P> =
  Exclude<RequiredKey<P>, keyof S["fields"]> extends never
    ? unknown
    : { readonly fields: { readonly [K in Exclude<RequiredKey<P>, keyof S["fields"]>]: unknown } };

type RequiredKey<P> = { [K in keyof P & string]-?: P extends { readonly [R in K]: P[K] } ? K : never }[keyof P & string];

/**
 * Makes a component of the host's, or the library's, one that documents can name.
 *
 *     defineWidget({ type: "QueueBoard", from: "./QueueBoard", … }, () => import("./QueueBoard").then((m) => m.QueueBoard))
 *
 * Where it has a prop `id`, it is given the widget's: the source of its clauses. Texts in several languages arrive as the
 * one that is shown.
 * @param load asked for when the first widget of the type is shown
 */
export function defineWidget<P, const S extends AnyWidgetSpec>(
  spec: S & OwnProps<S, P> & RequiredProps<S, P>,
  load: () => Promise<ComponentType<P>>,
): RegisteredWidget {
  const loadAny = load as unknown as () => Promise<ComponentType<JsonObject & { readonly id: string }>>;
  return { spec, code: part(async () => ({ Widget: await loadAny() })) };
}

export function widgetTyped(widgets: WidgetRegistry, type: string): RegisteredWidget | undefined {
  return widgets.findLast(({ spec }) => spec.type === type);
}
