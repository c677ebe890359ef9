/** The product's mark: a square and a circle, and the ground they share. A name always stands beside it. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 34 24" aria-hidden="true" focusable="false">
      <rect x="1.5" y="2" width="20" height="20" rx="1.5" className="l-g" />
      <circle cx="22" cy="12" r="10" className="l-n" />
      <path d="M21.5 2.01V20.5a1.5 1.5 0 0 1-1.5 1.5h-.01A10 10 0 0 1 20 2.2z" className="l-m" />
    </svg>
  );
}
