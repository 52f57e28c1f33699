package gammadesk.app.forecast;

import gammadesk.analytics.forecast.board.QualityPicture;
import gammadesk.analytics.forecast.board.QualityPicture.Kind;
import gammadesk.analytics.forecast.board.QualityPicture.Source;
import gammadesk.analytics.forecast.quality.Fault;
import gammadesk.analytics.forecast.quality.Finding;
import gammadesk.analytics.forecast.quality.QualityReport;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** From the gate's report to what the screen shows. */
final class QualityPictures {
    private static final int MOST_FINDINGS = 200;

    private QualityPictures() {}

    /**
     * The picture of a report.
     *
     * @param beside other sources, which are not gated
     */
    static QualityPicture of(QualityReport report, List<Source> beside, long knownMillis) {
        Source prices = new Source(
                report.source() + ", 1 h",
                report.fromMillis(),
                report.toMillis(),
                report.rows(),
                report.kept(),
                report.filled() + " hours stand without a move");
        List<Kind> kinds =
                Arrays.stream(Fault.values()).map(fault -> kind(fault, report)).toList();
        List<QualityPicture.Finding> findings = report.findings().stream()
                .sorted(Comparator.comparingLong(Finding::millis).reversed())
                .limit(MOST_FINDINGS)
                .map(QualityPictures::finding)
                .toList();
        return new QualityPicture(
                knownMillis, Stream.concat(Stream.of(prices), beside.stream()).toList(), kinds, findings);
    }

    private static Kind kind(Fault fault, QualityReport report) {
        QualityReport.Count count = report.count(fault);
        return new Kind(fault.label(), fault.rule(), count.repaired(), count.excluded(), count.noted());
    }

    private static QualityPicture.Finding finding(Finding finding) {
        return new QualityPicture.Finding(
                finding.millis(),
                finding.source(),
                finding.fault().label(),
                finding.words(),
                finding.treatment().label());
    }
}
