package gammadesk.views.risk;

import gammadesk.analytics.desk.BookAttribution;
import gammadesk.analytics.risk.Attribution;
import gammadesk.analytics.risk.Attribution.Part;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.views.chart.BarRow;
import gammadesk.views.chart.GainColours;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;

/**
 * The parts of a change of equity in one money, in the order in which they are stacked.
 *
 * @param steps each part
 * @param total their sum
 * @param gross the sum of their sizes
 */
record Waterfall(List<Step> steps, double total, double gross) {
    private static final List<Part> ORDER = List.of(
            Part.DELTA,
            Part.GAMMA,
            Part.VEGA_PARALLEL,
            Part.VEGA_TERM,
            Part.VEGA_SKEW,
            Part.THETA,
            Part.VANNA,
            Part.VOLGA,
            Part.FUNDING,
            Part.FEES,
            Part.TRADES,
            Part.NUMERAIRE,
            Part.RESIDUAL);

    Waterfall {
        steps = List.copyOf(steps);
    }

    /**
     * A part.
     *
     * @param from sum of the parts before it
     * @param to with it
     */
    record Step(Part part, double from, double to) {
        double amount() {
            return to - from;
        }
    }

    /** In coin the move of the coin itself is no part. */
    static Waterfall of(BookAttribution explained, Numeraire numeraire) {
        Attribution attribution = explained.attribution();
        boolean isUsd = numeraire == Numeraire.USD;
        Map<Part, Double> parts = isUsd ? attribution.partsUsd() : attribution.parts();
        List<Step> steps = new ArrayList<>();
        double sum = 0;
        for (Part part : ORDER) {
            if (isUsd || part != Part.NUMERAIRE) {
                double next = sum + parts.getOrDefault(part, 0.0);
                steps.add(new Step(part, sum, next));
                sum = next;
            }
        }
        double gross = parts.values().stream().mapToDouble(Math::abs).sum();
        return new Waterfall(steps, isUsd ? attribution.totalUsd() : attribution.total(), gross);
    }

    /** The residual as a share of the gross, 0 where nothing happened. */
    double residualShare() {
        double residual = steps.stream()
                .filter(step -> step.part() == Part.RESIDUAL)
                .mapToDouble(Step::amount)
                .sum();
        return gross == 0 ? 0 : Math.abs(residual) / gross;
    }

    /** One row a part and one for the total. */
    List<BarRow> bars(GainColours colours, Color neutral, Numeraire numeraire) {
        List<BarRow> rows = new ArrayList<>();
        for (Step step : steps) {
            Color colour = step.part() == Part.RESIDUAL ? neutral : colours.of(step.amount());
            rows.add(new BarRow(
                    name(step.part()),
                    step.from(),
                    step.to(),
                    colour,
                    RiskWords.amount(step.amount(), numeraire),
                    false));
        }
        rows.add(new BarRow("Total", 0, total, colours.of(total), RiskWords.amount(total, numeraire), true));
        return rows;
    }

    static String name(Part part) {
        return switch (part) {
            case DELTA -> "Delta";
            case GAMMA -> "Gamma";
            case VEGA_PARALLEL -> "Vega, parallel";
            case VEGA_TERM -> "Vega, term";
            case VEGA_SKEW -> "Vega, skew";
            case THETA -> "Theta";
            case VANNA -> "Vanna";
            case VOLGA -> "Volga";
            case FUNDING -> "Funding";
            case FEES -> "Fees";
            case TRADES -> "New trades";
            case NUMERAIRE -> "Coin against USD";
            case RESIDUAL -> "Residual";
        };
    }

    /** What a part is, in a sentence. */
    static String meaning(Part part) {
        return switch (part) {
            case DELTA -> "moves of price, to first order";
            case GAMMA -> "moves of price, to second order";
            case VEGA_PARALLEL -> "the move of the 30-day at-the-money volatility, at every strike and expiry";
            case VEGA_TERM -> "what each expiry's at-the-money volatility did beyond that";
            case VEGA_SKEW -> "what each strike did beyond its expiry's at-the-money volatility";
            case THETA -> "time that passed, repriced at the old market";
            case VANNA -> "price and volatility moving together";
            case VOLGA -> "moves of volatility, to second order";
            case FUNDING -> "paid and received on perpetuals";
            case FEES -> "paid to the venue";
            case TRADES -> "from the prices of new trades to the marks now";
            case NUMERAIRE -> "the equity at the start times the move of the coin against USD";
            case RESIDUAL -> "what the expansion does not reach";
        };
    }
}
