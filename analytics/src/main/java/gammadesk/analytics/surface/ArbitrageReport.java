package gammadesk.analytics.surface;

import java.util.List;

/**
 * Contradictions in the quotes and in what was fitted to them.
 *
 * @param quotes before: among the mids of the used quotes, as prices (butterfly: by how much the price of the middle
 *     strike exceeds the line between its neighbours, in forwards)
 * @param fit after: in the fitted models
 */
public record ArbitrageReport(List<ArbitrageFinding> quotes, List<ArbitrageFinding> fit) {
    public ArbitrageReport {
        quotes = List.copyOf(quotes);
        fit = List.copyOf(fit);
    }
}
