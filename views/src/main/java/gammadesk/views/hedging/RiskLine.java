package gammadesk.views.hedging;

import gammadesk.analytics.hedging.HedgePicture;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.views.format.Numbers;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One number of a book before and after a hedge, in words.
 *
 * @param name what it is
 * @param unit of all three
 * @param convention for hovering
 * @param difference after less before
 */
record RiskLine(String name, String unit, String convention, String before, String after, String difference) {
    private static final String LIQUIDATION =
            " of spot at which maintenance margin is breached, volatility unchanged; a dash where it is not within the "
                    + "searched −80 … +100 %, or not known";

    /** How a number is read and written. */
    private record Figure(
            String name,
            String unit,
            String convention,
            int decimals,
            boolean signed,
            double scale,
            ToDoubleFunction<HedgePicture> read) {
        RiskLine of(Proposal proposal) {
            return new RiskLine(
                    name,
                    unit,
                    convention,
                    words(proposal.before()),
                    words(proposal.after()),
                    change(proposal.difference()));
        }

        private String words(HedgePicture picture) {
            double value = scale * read.applyAsDouble(picture);
            return signed ? Numbers.signed(value, decimals) : Numbers.fixed(value, decimals);
        }

        private String change(HedgePicture difference) {
            return Numbers.signed(scale * read.applyAsDouble(difference), decimals);
        }
    }

    /**
     * All of them.
     *
     * @param coin of the book, the unit of what is counted in coin
     * @param tail with which confidence the shortfall is taken, such as {@code 95 %}; may be empty
     */
    static List<RiskLine> of(Proposal proposal, String coin, String tail) {
        return figures(coin, tail).stream().map(figure -> figure.of(proposal)).toList();
    }

    private static List<Figure> figures(String coin, String tail) {
        String shortfall = tail.isEmpty() ? "Expected shortfall" : "Expected shortfall " + tail;
        return List.of(
                new Figure(
                        "Delta",
                        coin,
                        "Black delta of all contracts; the coins in the account are not in it",
                        4,
                        true,
                        1,
                        HedgePicture::deltaCoin),
                new Figure(
                        "Gamma", coin + " per USD", "Change of delta per USD of spot", 7, true, 1, HedgePicture::gamma),
                new Figure(
                        "Vega", "USD per point", "Every volatility up by one point", 2, true, 1, HedgePicture::vegaUsd),
                new Figure("Theta", "USD per day", "A calendar day passes", 2, true, 1, HedgePicture::thetaUsd),
                new Figure(
                        shortfall,
                        "USD",
                        "Mean loss over the worst scenarios; a loss is positive",
                        2,
                        false,
                        1,
                        HedgePicture::shortfallUsd),
                new Figure(
                        "Initial margin", coin, "By the venue's published rules", 4, false, 1, p -> p.initialMargin()),
                new Figure(
                        "Maintenance margin",
                        coin,
                        "By the venue's published rules",
                        4,
                        false,
                        1,
                        HedgePicture::maintenanceMargin),
                new Figure("Equity", coin, "Of the account in this coin", 4, false, 1, HedgePicture::equity),
                new Figure(
                        "Liquidation below", "% of spot", "Fall" + LIQUIDATION, 1, true, 100, p -> p.liquidationDown()),
                new Figure(
                        "Liquidation above", "% of spot", "Rise" + LIQUIDATION, 1, true, 100, p -> p.liquidationUp()));
    }
}
