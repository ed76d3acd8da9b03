import { t } from '#shared/i18n/translate.ts';
import { CopyButton } from '../popup/parts/CopyButton.tsx';

interface ReportSectionProps {
  readonly report: string;
  /** Where problems are reported, if whoever publishes Handset names it. */
  readonly issuesUrl: string | undefined;
  readonly onCopy: () => Promise<void>;
}

/** A report about a problem, shown as it is before it is copied, and where to take it. */
export const ReportSection = ({ report, issuesUrl, onCopy }: ReportSectionProps) => (
  <section id="report">
    <h2 id="report-title">{t('reportTitle')}</h2>
    <p id="report-text">{t('reportText')}</p>
    <div class="report" data-text={report} dir="ltr">
      <textarea
        readOnly
        aria-labelledby="report-title"
        aria-describedby="report-text"
        value={report}
      />
    </div>
    <div class="row">
      <CopyButton onCopy={onCopy} />
      {issuesUrl !== undefined && (
        <a href={issuesUrl} target="_blank" rel="noreferrer">
          {t('reportTitle')}
        </a>
      )}
    </div>
  </section>
);
