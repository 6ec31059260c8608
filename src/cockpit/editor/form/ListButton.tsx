"use client";

import { Glyph } from "../../Glyph.tsx";

interface ListButtonProps {
  readonly label: string;
  readonly path: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
}

/** A small button that keeps the focus while there is nothing for it to do. */
export function ListButton({ label, path, isOff, onPress }: ListButtonProps) {
  return (
    <button
      type="button"
      className="md-button"
      data-variant="quiet"
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      <Glyph path={path} />
    </button>
  );
}
