package gammadesk.analytics.learning.book;

import gammadesk.analytics.hedging.BandRule;
import gammadesk.analytics.hedging.BandState;
import gammadesk.analytics.hedging.Belief;
import gammadesk.analytics.hedging.Belief.Clamp;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.net.MlpPass;
import gammadesk.analytics.learning.net.MlpShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Nets that were trained alike from different seeds. Their mean moves the classical band as far as they agree; where
 * the book is unlike those of the training, the classical band stands. Keeps working memory: one per thread.
 */
public final class BandNets implements BandRule {
    /** Six numbers into two hidden layers of sixteen: a microsecond. */
    static final MlpShape SHAPE = MlpShape.of(BandFeatures.COUNT, 16, 16, BandWidths.OUTPUTS);

    private static final Clamp WIDEST = new Clamp(
            "farthest that a net may go", Double.NaN, Math.exp(BandWidths.FARTHEST), "times the classical width");

    private final BandScale scale;
    private final List<float[]> members;
    private final double trust;
    private final MlpPass pass = new MlpPass(SHAPE, MlpKernels.scalar());

    /**
     * @param members weights, two at least
     * @param trust disagreement, in logarithms of a width, at which nothing is left of the nets' weight
     */
    BandNets(BandScale scale, List<float[]> members, double trust) {
        if (members.size() < 2 || !(trust > 0)) {
            throw new IllegalArgumentException("nets that cannot disagree are not to be trusted");
        }
        this.scale = scale;
        this.members = List.copyOf(members);
        this.trust = trust;
    }

    @Override
    public Band band(BandState state) {
        double half = state.classicalHalfWidth();
        BandWidths widths = opinion(state).widths;
        return new Band(widths.lowCoin(half), widths.highCoin(half));
    }

    @Override
    public String why(BandState state) {
        Opinion opinion = opinion(state);
        return Double.isNaN(opinion.disagreement)
                ? "by the classical band: the book is unlike those of the training"
                : String.format(
                        Locale.ROOT,
                        "by the learned band, %.0f %% of the way from the classical \u00b1%.4f",
                        100 * opinion.weight,
                        state.classicalHalfWidth());
    }

    @Override
    public Belief belief(BandState state) {
        Opinion opinion = opinion(state);
        BandScale.Place place = scale.place(state);
        return new Belief(
                opinion.weight,
                opinion.disagreement,
                trust,
                place.distance(),
                BandFeatures.NAMES.get(place.feature()),
                !Double.isNaN(opinion.disagreement),
                opinion.isClamped && opinion.weight > 0 ? List.of(WIDEST) : List.of());
    }

    /**
     * What they say together.
     *
     * @param widths the band
     * @param weight of the nets in it, 0 to 1
     * @param disagreement of the nets, NaN where they were not asked
     * @param isClamped whether one of them went as far as it may
     */
    record Opinion(BandWidths widths, double weight, double disagreement, boolean isClamped) {}

    Opinion opinion(BandState state) {
        if (!scale.contains(state)) {
            return new Opinion(BandWidths.CLASSICAL, 0, Double.NaN, false);
        }
        List<BandWidths> said = said(state);
        double disagreement = disagreement(said);
        double weight = Math.max(0, 1 - disagreement / trust);
        return new Opinion(
                mean(said, weight), weight, disagreement, said.stream().anyMatch(BandWidths::isAtMost));
    }

    private List<BandWidths> said(BandState state) {
        List<BandWidths> said = new ArrayList<>();
        for (float[] member : members) {
            scale.write(state, pass.inputs(), 0, 1);
            said.add(BandWidths.of(pass.forwardOne(member), 0, 1));
        }
        return said;
    }

    private static BandWidths mean(List<BandWidths> said, double weight) {
        double by = weight / said.size();
        return new BandWidths(
                by * said.stream().mapToDouble(BandWidths::low).sum(),
                by * said.stream().mapToDouble(BandWidths::high).sum(),
                by * said.stream().mapToDouble(BandWidths::centre).sum());
    }

    /** The larger of the standard deviations of both ends, in logarithms. */
    static double disagreement(List<BandWidths> said) {
        double[] lows = said.stream().mapToDouble(BandWidths::low).toArray();
        double[] highs = said.stream().mapToDouble(BandWidths::high).toArray();
        return Math.max(deviation(lows), deviation(highs));
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
