import type { ReactNode } from 'react';
import { Button } from '#app/components/button.tsx';

/** Opens the browser's print dialogue. Without JavaScript it is not there: the browser's own menu prints as well. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button type="button" size="sm" icon="print" className="js-only" onClick={() => window.print()}>
      {children}
    </Button>
  );
}
