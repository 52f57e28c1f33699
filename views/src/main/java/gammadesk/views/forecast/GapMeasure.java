package gammadesk.views.forecast;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.mispricing.ExpiryGap;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.RichCheap;
import gammadesk.analytics.mispricing.StrikeGap;
import java.util.ArrayList;
import java.util.List;
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
     * @param values NaN-free
     */
    record Line(String name, List<String> instruments, List<Double> strikes, List<Double> values) {}

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
            case RESIDUAL -> lines(picture.richCheap(), picture.richCheap().residual());
            case SPREADS -> lines(picture.richCheap(), picture.richCheap().value());
            case UNUSUAL -> lines(picture.richCheap(), picture.richCheap().z());
        };
    }

    private static List<Line> gaps(MispricingPicture picture, ToDoubleFunction<StrikeGap> value) {
        return picture.gaps().stream().map(gap -> line(gap, value)).toList();
    }

    /** Of a strike the option out of the money: the other one says the same and is traded less. */
    private static Line line(ExpiryGap gap, ToDoubleFunction<StrikeGap> value) {
        Line line = new Line(gap.expiry().label(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
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

    private static List<Line> lines(RichCheap map, List<Column> values) {
        List<Line> lines = new ArrayList<>();
        for (int expiry = 0; expiry < map.expiries().size(); expiry++) {
            Line line = new Line(
                    map.expiries().get(expiry).label(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int strike = 0; strike < map.strikes().size(); strike++) {
                double value = values.get(expiry).get(strike);
                if (Double.isFinite(value)) {
                    add(
                            line,
                            map.instruments().get(map.cell(expiry, strike)),
                            map.strikes().get(strike),
                            value);
                }
            }
            lines.add(line);
        }
        return lines;
    }

    private static void add(Line line, String instrument, double strike, double value) {
        line.instruments().add(instrument);
        line.strikes().add(strike);
        line.values().add(value);
    }
}
