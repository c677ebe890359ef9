import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink, Buttons } from '#app/components/button.tsx';
import { Page } from '#app/components/page.tsx';
import { Section } from '#app/components/page-head.tsx';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction = () => [{ title: 'Mufakat' }];

/** Members go home; strangers read what this is. */
export function loader({ context }: LoaderFunctionArgs) {
  if (context.viewer) throw redirect('/beranda');
  return { demo: context.demo };
}

/** The first page for strangers: what Mufakat is, and the way in. */
export default function Landing() {
  const { demo } = useLoaderData<typeof loader>();
  const { home } = useMessages();
  const words = home.landing;
  return (
    <Page>
      <div className="welcome">
        <div className="stack">
          <h1 className="h-doc welcome__h">{words.title}</h1>
          <p className="welcome__p">{words.lead}</p>
          {demo && <p className="soft">{words.beginDemoLead}</p>}
          <Buttons>
            <ButtonLink kind="main" size="lg" to="/masuk">
              {demo ? words.beginDemo : words.signIn}
            </ButtonLink>
          </Buttons>
          <p className="cap">{words.invited}</p>
        </div>
        <Cloth />
      </div>
      <Section id="utas" title={words.thread}>
        <ol className="steps4">
          {words.steps.map((step, index) => (
            <li key={step.title}>
              <span className="steps4__n" aria-hidden="true">
                {index + 1}
              </span>
              <h3>{step.title}</h3>
              <p className="soft">{step.body}</p>
            </li>
          ))}
        </ol>
        <p className="cap">{words.proof}</p>
      </Section>
    </Page>
  );
}

/** Squares and circles that come to one line: organisations of two sectors around one text. */
function Cloth() {
  const rows = [
    [3, 2],
    [2, 3],
    [1, 1],
    [0, 1],
  ] as const;
  return (
    <svg className="welcome__d" viewBox="0 0 320 220" aria-hidden="true">
      {rows.map(([left, right], row) => (
        <g key={`${left}-${right}`}>
          <path d={`M0 ${row * 55 + 52}H320`} className="st-rule" strokeWidth="1" />
          <path d={`M150 ${row * 55 + 26}h20`} className="st-edge" strokeWidth="1.75" strokeLinecap="round" />
          {Array.from({ length: left }, (_, i) => (
            <rect
              key={`g${i + 1}`}
              x={104 - i * 46}
              y={row * 55 + 8}
              width="36"
              height="36"
              rx="2"
              className={row === 3 ? 'f-none st-nila' : 'f-nila'}
            />
          ))}
          {Array.from({ length: right }, (_, i) => (
            <circle
              key={`n${i + 1}`}
              cx={198 + i * 46}
              cy={row * 55 + 26}
              r="18.5"
              className={row === 3 ? 'f-none st-soga dash' : 'f-soga'}
              strokeWidth="1.75"
            />
          ))}
        </g>
      ))}
    </svg>
  );
}
