package gammadesk.analytics.exposure;

import gammadesk.analytics.exposure.ConventionBand.Reading;
import gammadesk.analytics.exposure.HedgeLadder.Rung;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.PricingKernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Turns a valued chain into the dealers' map: load a chain, then ask. Its arrays are filled anew for every chain and
 * every question, so it is for one thread; what it answers is immutable.
 */
public final class ExposureEngine {
    private static final double YEARS_PER_HOUR = 1 / (365.0 * 24);
    private static final double PERCENT = 0.01;

    private final ChainRows rows = new ChainRows();
    private final MapSums sums = new MapSums(rows);
    private final MarkSmiles marks = new MarkSmiles();
    private final DealerNodes nodes = new DealerNodes();
    private final Repricer repricer;
    private Smiles smiles = marks;
    private Optional<ChainSnapshot> chain = Optional.empty();

    /** An engine with the scalar kernels: for a few maps, and as the reference. */
    public ExposureEngine() {
        this(PricingKernels.scalar());
    }

    /** An engine with kernels of its own, which belong to the same thread. */
    public ExposureEngine(PricingKernels kernels) {
        repricer = new Repricer(kernels, nodes);
    }

    /** Takes a chain; where the smile moves, it is the one of the marks. */
    public void load(ChainValuation valuation) {
        rows.load(valuation);
        marks.load(rows);
        smiles = marks;
        chain = Optional.of(valuation.chain());
    }

    /** Takes a chain and its fitted surface. */
    public void load(ChainValuation valuation, Smiles surface) {
        rows.load(valuation);
        smiles = surface;
        chain = Optional.of(valuation.chain());
    }

    private ChainSnapshot chain() {
        return chain.orElseThrow(() -> new IllegalStateException("load a chain first"));
    }

    /** Exposures at the present spot; throws {@link IllegalStateException} before a chain is loaded. */
    public ExposureMap map(ExposureBasis basis) {
        return sums.map(chain(), basis);
    }

    /** The book over spot under one convention. */
    public DealerCurve curve(ExposureBasis basis, ProfileGrid grid, Stickiness stickiness) {
        return curves(basis, List.of(basis.convention()), grid, stickiness).getFirst();
    }

    /**
     * The book over spot under several conventions at once: the options are repriced once for all. Without an index
     * every number is NaN.
     */
    public List<DealerCurve> curves(
            ExposureBasis basis, List<DealerConvention> conventions, ProfileGrid grid, Stickiness stickiness) {
        hold(basis, conventions);
        double spot = chain().index();
        double[][] gamma = new double[conventions.size()][grid.size()];
        double[][] delta = new double[conventions.size()][grid.size()];
        double[] spots = new double[grid.size()];
        for (int i = 0; i < spots.length; i++) {
            spots[i] = spot * (1 + grid.move(i));
            repricer.move(smiles, stickiness, 1 + grid.move(i), 0, 0);
            for (int c = 0; c < conventions.size(); c++) {
                gamma[c][i] = usdPerPercent(c, spots[i]);
                delta[c][i] = repricer.deltaCoin(c);
            }
        }
        List<DealerCurve> curves = new ArrayList<>();
        for (int c = 0; c < conventions.size(); c++) {
            curves.add(new DealerCurve(
                    ofGamma(basis, conventions.get(c)),
                    stickiness,
                    spot,
                    grid,
                    Column.of(spots),
                    Column.of(gamma[c]),
                    Column.of(delta[c])));
        }
        return List.copyOf(curves);
    }

    private void hold(ExposureBasis basis, List<DealerConvention> conventions) {
        chain();
        nodes.load(rows, smiles, conventions, basis.weighting(), basis.bucket());
    }

    private static ExposureBasis ofGamma(ExposureBasis basis, DealerConvention convention) {
        return basis.withGreek(Greek.GAMMA).withConvention(convention);
    }

    private double usdPerPercent(int convention, double spot) {
        return repricer.gamma(convention) * Greek.GAMMA.scale(ExposureUnit.USD_PER_PERCENT, spot);
    }

    /** All zero-gamma spots of a curve of the loaded chain, each refined by full repricing. */
    public ZeroGamma zeroGamma(DealerCurve curve) {
        if (!(curve.spot() > 0)) {
            return new ZeroGamma.Unknown("the index is unknown");
        }
        hold(curve.basis(), List.of(curve.basis().convention()));
        return ZeroGamma.find(curve, exposureAt(curve.spot(), curve.stickiness(), 0));
    }

    private DoubleUnaryOperator exposureAt(double spot, Stickiness stickiness, double elapsedYears) {
        return at -> {
            repricer.move(smiles, stickiness, at / spot, elapsedYears, 0);
            return usdPerPercent(0, at);
        };
    }

    /** The same level under every convention. */
    public ConventionBand band(List<DealerCurve> curves) {
        return new ConventionBand(curves.stream()
                .map(curve -> new Reading(
                        curve.basis().convention(),
                        curve.usdPerPercent().get(curve.grid().perSide()),
                        zeroGamma(curve)))
                .toList());
    }

    /** What dealers must trade after moves of spot, volatility and time. */
    public HedgeLadder ladder(ExposureBasis basis, Stickiness stickiness) {
        hold(basis, List.of(basis.convention()));
        double now = delta(stickiness, 1, 0, 0);
        return new HedgeLadder(
                ofGamma(basis, basis.convention()),
                stickiness,
                chain().index(),
                rungs(HedgeLadder.SPOT_PERCENT, move -> now - delta(stickiness, 1 + move * PERCENT, 0, 0)),
                rungs(HedgeLadder.VOL_POINTS, move -> now - delta(stickiness, 1, 0, move * PERCENT)),
                rungs(HedgeLadder.HOURS, move -> now - delta(stickiness, 1, move * YEARS_PER_HOUR, 0)));
    }

    private double delta(Stickiness stickiness, double ratio, double elapsedYears, double volShift) {
        repricer.move(smiles, stickiness, ratio, elapsedYears, volShift);
        return repricer.deltaCoin(0);
    }

    private static List<Rung> rungs(List<Double> moves, DoubleUnaryOperator hedge) {
        return moves.stream()
                .map(move -> new Rung(move, hedge.applyAsDouble(move)))
                .toList();
    }

    /**
     * Gamma over price and time.
     *
     * @param atMillis the moments, from the chain's own time on; see {@link #untilSettlements}
     */
    public TimeProjection projection(
            ExposureBasis basis, ProfileGrid grid, Stickiness stickiness, List<Long> atMillis) {
        hold(basis, List.of(basis.convention()));
        double spot = chain().index();
        double[] values = new double[atMillis.size() * grid.size()];
        double[] spots = new double[grid.size()];
        for (int t = 0; t < atMillis.size(); t++) {
            double elapsed = (atMillis.get(t) - chain().venueMillis()) / Expiry.MILLIS_PER_YEAR;
            DoubleUnaryOperator exposure = exposureAt(spot, stickiness, Math.max(0, elapsed));
            for (int i = 0; i < spots.length; i++) {
                spots[i] = spot * (1 + grid.move(i));
                values[t * spots.length + i] = exposure.applyAsDouble(spots[i]);
            }
        }
        return new TimeProjection(
                ofGamma(basis, basis.convention()), stickiness, atMillis, Column.of(spots), Column.of(values));
    }

    /**
     * Moments for a projection: the present, then up to each of the next settlements in even steps, and the settlement
     * itself, when its options are gone.
     */
    public List<Long> untilSettlements(int settlements, int stepsEach) {
        List<Long> moments = new ArrayList<>();
        long from = chain().venueMillis();
        for (ExpiryChain expiry : chain().expiries()) {
            if (moments.size() < settlements * stepsEach) {
                long to = expiry.expiry().epochMillis();
                for (int step = 0; step < stepsEach; step++) {
                    moments.add(from + (to - from) * step / stepsEach);
                }
                from = to;
            }
        }
        moments.add(from);
        return moments;
    }
}
