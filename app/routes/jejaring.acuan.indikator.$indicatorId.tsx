import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { FactorDue } from '#app/components/network/network-head.tsx';
import { IndicatorFields } from '#app/components/network/reference-fields.tsx';
import { withoutEmptyYears } from '#app/components/network/series-form.server.ts';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitForm } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [{ title: shown?.title }];

/** The last part of the address where an indicator is added. */
const NEW = 'baru';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { indicators } = await ask(context, request, 'network.indicators', {});
  const indicator = indicators.find((each) => each.indicatorId === params.indicatorId) ?? null;
  if (!indicator && params.indicatorId !== NEW) throw data({ code: 'not_found' }, { status: 404 });
  const { common, reference } = messagesFor(context.locale);
  return {
    indicator,
    year: new Date().getFullYear(),
    key: newKey(),
    title: common.page.title(indicator ? reference.reviseIndicator : reference.addIndicator),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = withoutEmptyYears(await request.formData());
  const indicatorId = params.indicatorId ?? '';
  const redirectTo = '/jejaring/acuan';
  return indicatorId === NEW
    ? submitForm(context, request, form, 'indicator.add', { redirectTo })
    : submitForm(context, request, form, 'indicator.revise', { extra: { indicatorId }, redirectTo });
}

/** Adds an indicator, or corrects one. */
export default function IndicatorPage() {
  const { indicator, year, key } = useLoaderData<typeof loader>();
  const { network, reference: words } = useMessages();
  return (
    <Page width="narrow">
      <PageHead
        title={indicator ? words.reviseIndicator : words.addIndicator}
        facts={indicator ? [indicator.code] : []}
        crumbs={[
          { label: network.title, to: '/jejaring' },
          { label: network.view.reference, to: '/jejaring/acuan' },
        ]}
      />
      <FactorDue />
      <CommandForm
        command={indicator ? 'indicator.revise' : 'indicator.add'}
        pageKey={key}
        className="form form--two"
      >
        <IndicatorFields indicator={indicator ?? undefined} year={year} />
        <div className="btns">
          <Button kind="main">{indicator ? words.save : words.addIndicator}</Button>
        </div>
      </CommandForm>
    </Page>
  );
}
