package gammadesk.app.market;

import gammadesk.analytics.desk.DatedProjection;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureEngine;
import gammadesk.analytics.exposure.ProfileGrid;
import gammadesk.analytics.exposure.Smiles;
import gammadesk.analytics.exposure.TimeProjection;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.PricingKernels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The book over spot and time. A whole picture costs many cycles' worth of time, so a few of its moments are computed a
 * cycle, all of the chain with which it began.
 */
final class ProjectionWatch {
    private static final ProfileGrid GRID = new ProfileGrid(0.20, 40);
    private static final int SETTLEMENTS = 4;
    private static final int STEPS_EACH = 6;
    private static final int MOMENTS_A_TURN = 2;

    private final ExposureEngine engine;
    private ExposureChoice choice = ExposureChoice.STANDARD;
    private Optional<ExposureBasis> basis = Optional.empty();
    private List<Long> moments = List.of();
    private double[] values = {};
    private int done;
    private long venueMillis;
    private double spot;
    private Optional<DatedProjection> finished = Optional.empty();

    /** Nothing is known yet; the kernels are those of the same thread. */
    ProjectionWatch(PricingKernels kernels) {
        this.engine = new ExposureEngine(kernels);
    }

    /** Goes on with the picture, or begins one where the last is finished or of another choice. */
    Optional<DatedProjection> take(
            ChainValuation valuation, Optional<Smiles> smiles, ExposureChoice now, ExposureBasis asked) {
        boolean other = !now.equals(choice);
        if (other) {
            finished = Optional.empty();
        }
        if (other || done == moments.size()) {
            begin(valuation, smiles, now, asked);
        }
        advance();
        return finished;
    }

    private void begin(ChainValuation valuation, Optional<Smiles> smiles, ExposureChoice now, ExposureBasis asked) {
        choice = now;
        basis = Optional.of(asked);
        smiles.ifPresentOrElse(surface -> engine.load(valuation, surface), () -> engine.load(valuation));
        venueMillis = valuation.chain().venueMillis();
        spot = valuation.chain().index();
        moments = engine.untilSettlements(SETTLEMENTS, STEPS_EACH);
        values = new double[moments.size() * GRID.size()];
        done = 0;
    }

    private void advance() {
        int to = Math.min(moments.size(), done + MOMENTS_A_TURN);
        TimeProjection part =
                engine.projection(basis.orElseThrow(), GRID, choice.stickiness(), moments.subList(done, to));
        for (int i = 0; i < part.usdPerPercent().size(); i++) {
            values[done * GRID.size() + i] = part.usdPerPercent().get(i);
        }
        done = to;
        if (done == moments.size()) {
            finished = Optional.of(new DatedProjection(
                    venueMillis,
                    spot,
                    new TimeProjection(
                            part.basis(),
                            part.stickiness(),
                            moments,
                            part.spots(),
                            Column.of(Arrays.copyOf(values, values.length)))));
        }
    }
}
