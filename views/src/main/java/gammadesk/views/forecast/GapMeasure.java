package gammadesk.views.forecast;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.mispricing.ExpiryGap;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.RichCheap;
import gammadesk.analytics.mispricing.StrikeGap;
import gammadesk.analytics.surface.Smile;
import gammadesk.views.chart.SmileAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** How an option's richness is told. In every one, above zero is rich. */
enum GapMeasure {
    FORECAST("Implied − forecast", "implied − forecast, vol points", "gap_vol_points"),
    FORECAST_Z("… in its uncertainty", "implied − forecast, standard errors", "gap_z"),
    RESIDUAL("Quote − fit", "middle of the quote − fit, vol points", "residual_vol_points"),
    SPREADS("… in half spreads", "middle of the quote − fit, half quoted bands", "residual_half_bands"),
    UNUSUAL("… against its past", "quote − fit against its own past, deviations", "residual_z");

    private static final double SAME_STRIKE = 1e-9;

    private final String label;
    private final String sentence;
    private final String column;

    GapMeasure(String label, String sentence, String column) {
        this.label = label;
        this.sentence = sentence;
        this.column = column;
    }

    /**
     * The options of an expiry, strikes ascending, one a strike.
     *
     * @param name of the expiry
     * @param smile the fit, by which a strike has its place on any axis
     * @param values NaN-free
     */
    record Line(String name, Smile smile, List<String> instruments, List<Double> strikes, List<Double> values) {
        private static Line empty(Expiry expiry, Smile smile) {
            return new Line(expiry.label(), smile, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        double logMoneyness(int option) {
            return Math.log(strikes.get(option) / smile.forward());
        }

        /** Where an option lies on an axis; ascends with the options. */
        double at(SmileAxis axis, int option) {
            return axis == SmileAxis.STRIKE ? strikes.get(option) : axis.at(smile, logMoneyness(option));
        }
    }

    String label() {
        return label;
    }

    String sentence() {
        return sentence;
    }

    /** For the head of a file. */
    String column() {
        return column;
    }

    /** Expiry by expiry. */
    List<Line> of(MispricingPicture picture) {
        return switch (this) {
            case FORECAST -> gaps(picture, StrikeGap::gapVolPoints);
            case FORECAST_Z -> gaps(picture, StrikeGap::z);
            case RESIDUAL -> lines(picture, picture.richCheap().residual());
            case SPREADS -> lines(picture, picture.richCheap().value());
            case UNUSUAL -> lines(picture, picture.richCheap().z());
        };
    }

    private static List<Line> gaps(MispricingPicture picture, ToDoubleFunction<StrikeGap> value) {
        return picture.gaps().stream().map(gap -> line(gap, value)).toList();
    }

    /** Of a strike the option out of the money: the other one says the same and is traded less. */
    private static Line line(ExpiryGap gap, ToDoubleFunction<StrikeGap> value) {
        Line line = Line.empty(gap.expiry(), gap.implied());
        gap.strikes().stream()
                .filter(strike -> switch (strike.type()) {
                    case CALL -> strike.strike() >= strike.forward() * (1 - SAME_STRIKE);
                    case PUT -> strike.strike() < strike.forward() * (1 - SAME_STRIKE);
                })
                .filter(strike -> Double.isFinite(value.applyAsDouble(strike)))
                .sorted((a, b) -> Double.compare(a.strike(), b.strike()))
                .forEach(strike -> add(line, strike.instrument(), strike.strike(), value.applyAsDouble(strike)));
        return line;
    }

    /** An expiry without a fit has nothing to set its quotes against, and no line. */
    private static List<Line> lines(MispricingPicture picture, List<Column> values) {
        RichCheap map = picture.richCheap();
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < map.expiries().size(); at++) {
            Expiry expiry = map.expiries().get(at);
            Column own = values.get(at);
            int row = at;
            Optional.ofNullable(picture.smiles().get(expiry))
                    .ifPresent(smile -> lines.add(line(map, row, own, Line.empty(expiry, smile))));
        }
        return lines;
    }

    private static Line line(RichCheap map, int expiry, Column values, Line line) {
        for (int strike = 0; strike < map.strikes().size(); strike++) {
            if (Double.isFinite(values.get(strike))) {
                String instrument = map.instruments().get(map.cell(expiry, strike));
                add(line, instrument, map.strikes().get(strike), values.get(strike));
            }
        }
        return line;
    }

    private static void add(Line line, String instrument, double strike, double value) {
        line.instruments().add(instrument);
        line.strikes().add(strike);
        line.values().add(value);
    }
}
