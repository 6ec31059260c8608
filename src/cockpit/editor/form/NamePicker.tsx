"use client";

import { Button, ComboBox, I18nProvider, Input, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { overlayRoot } from "../../../react/overlayRoot.ts";
import { checkGlyph, chevronGlyph, Glyph } from "../../Glyph.tsx";
import type { CatalogName } from "../catalogNames.ts";
import { useEditorWords } from "../useEditorWords.ts";
import type { InputProps } from "./FieldShell.tsx";

interface NamePickerProps {
  readonly label: string;
  readonly input: InputProps;
  readonly names: readonly CatalogName[];
  /** A name of the catalog's, or one that it has no more. */
  readonly value: string;
  /** Empty: none is chosen. */
  readonly onChange: (name: string) => void;
}

/** One of the catalog's names, found by typing part of what it is called, of its other names or of its definition. */
export function NamePicker({ label, input, names, value, onChange }: NamePickerProps) {
  const { words, locale, root } = useEditorWords();
  const isGone = value !== "" && !names.some(({ name }) => name === value);
  const items = isGone ? [{ name: value, label: value, definition: words.notInCatalog, found: value }, ...names] : names;
  const { onBlur, "aria-required": required, ...rest } = input;
  return (
    <I18nProvider locale={locale}>
      <ComboBox
        className="md-picker"
        aria-label={label}
        defaultItems={items.map((item) => ({ ...item, id: item.name }))}
        selectedKey={value === "" ? null : value}
        onSelectionChange={(key) => {
          const name = key === null ? "" : String(key);
          if (name !== value) onChange(name);
        }}
        defaultFilter={(shown, typed) => {
          const sought = typed.trim().toLowerCase();
          return items.some((item) => item.label === shown && `${item.label} ${item.found}`.toLowerCase().includes(sought));
        }}
        menuTrigger="focus"
        isInvalid={rest["aria-invalid"] === true}
        isRequired={required === true}
        allowsEmptyCollection
        onBlur={onBlur}
      >
        <div className="md-picker-field">
          <Input {...rest} className="md-input" placeholder={words.choose} />
          <Button className="md-button md-picker-open" data-variant="quiet">
            <Glyph path={chevronGlyph} />
          </Button>
        </div>
        <Popover className="md-popover md-picker-list" offset={4} containerPadding={8} {...overlayRoot(root)}>
          <ListBox<CatalogName & { readonly id: string }>
            className="md-options"
            renderEmptyState={() => <p className="md-members-note">{words.nothingFound}</p>}
          >
            {(item) => (
              <ListBoxItem className="md-option" textValue={item.label}>
                <Glyph path={checkGlyph} />
                <span className="md-picker-option">
                  <Text slot="label">{item.label}</Text>
                  {item.definition !== "" && (
                    <Text slot="description" className="md-field-hint">
                      {item.definition}
                    </Text>
                  )}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}
