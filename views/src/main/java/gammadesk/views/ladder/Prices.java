package gammadesk.views.ladder;

import gammadesk.analytics.desk.DatedQuote;
import gammadesk.analytics.market.Instrument;
import java.util.List;

/** How many decimals the prices of an instrument have. */
final class Prices {
    private static final int USUAL_DECIMALS = 2;

    private Prices() {}

    static int decimals(Instrument instrument) {
        return Math.max(0, instrument.ticks().base().stripTrailingZeros().scale());
    }

    static int decimals(String name, List<DatedQuote> futures) {
        return futures.stream()
                .map(DatedQuote::instrument)
                .filter(instrument -> instrument.name().equals(name))
                .mapToInt(Prices::decimals)
                .findFirst()
                .orElse(USUAL_DECIMALS);
    }
}
