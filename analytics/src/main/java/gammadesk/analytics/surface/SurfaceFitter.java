package gammadesk.analytics.surface;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.pricing.ChainValuation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Fits one currency's surface, frame after frame: each slice starts from its last good fit, and a slice that must be
 * refused shows it. For one thread at a time.
 */
public final class SurfaceFitter {
    /** What may remain of an arbitrage: g below zero, or total variance falling with time. */
    public static final double TOLERANCE = 1e-6;

    private final FitSettings settings;
    private final LongSupplier nanos;
    private final SliceFitter fitter = new SliceFitter();
    private final Map<Expiry, SliceWork> works = new TreeMap<>();

    /**
     * A fitter without a past.
     *
     * @param nanos a monotonic clock, for the time that fits take
     */
    public SurfaceFitter(FitSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
    }

    /** Fits the surface to a valued chain. Never throws for what a market can do: a slice without a fit says why. */
    public FittedSurface fit(ChainValuation valuation) {
        ChainSnapshot chain = valuation.chain();
        List<SliceWork> slices = begin(valuation);
        if (settings.choice() == FitSettings.Choice.ESSVI) {
            ascend(slices);
        } else {
            slices.forEach(this::alone);
            disentangle(slices);
        }
        List<FittedSlice> fitted = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            fitted.add(finish(slices.get(i), chain.expiries().get(i), chain.venueMillis()));
        }
        return new FittedSurface(chain.currency(), chain.venueMillis(), fitted, ArbitrageCheck.report(fitted));
    }

    private List<SliceWork> begin(ChainValuation valuation) {
        List<SliceWork> slices = new ArrayList<>();
        List<ExpiryChain> expiries = valuation.chain().expiries();
        for (int i = 0; i < expiries.size(); i++) {
            ExpiryChain chain = expiries.get(i);
            SliceWork work = works.computeIfAbsent(chain.expiry(), SliceWork::new);
            ForwardEstimate forward = ForwardFinder.find(chain);
            work.begin(
                    chain.years(),
                    forward,
                    QuoteFilter.filter(chain, valuation.expiries().get(i), forward, settings));
            slices.add(work);
        }
        works.keySet().retainAll(slices.stream().map(work -> work.expiry).toList());
        return slices;
    }

    private void alone(SliceWork work) {
        long started = nanos.getAsLong();
        if (isPossible(work)) {
            fitter.alone(work);
        }
        work.nanos += nanos.getAsLong() - started;
    }

    private static boolean isPossible(SliceWork work) {
        if (!(work.years > 0)) {
            work.refuse(ModelKind.NONE, FitRefusal.Reason.EXPIRED, Double.NaN);
        } else if (!(work.forward.value() > 0)) {
            work.refuse(ModelKind.NONE, FitRefusal.Reason.NO_FORWARD, Double.NaN);
        } else if (work.used.length == 0) {
            work.refuse(ModelKind.NONE, FitRefusal.Reason.NO_QUOTES, Double.NaN);
        }
        return work.refusals.isEmpty();
    }

    /** eSSVI from the first expiry to the last, each slice above the one before by construction. */
    private void ascend(List<SliceWork> slices) {
        double[] parameters = new double[SsviShape.SIZE];
        SmileModel earlier = null;
        for (SliceWork work : slices) {
            long started = nanos.getAsLong();
            double[] before = parameters.clone();
            if (isPossible(work)) {
                fitter.essvi(work, parameters);
                refuseCrossing(work, earlier);
            }
            if (work.candidate == null) {
                parameters = before;
            } else {
                earlier = work.candidate;
            }
            work.nanos += nanos.getAsLong() - started;
        }
    }

    /** Where Lee's bound leaves no room above the earlier slice. */
    private static void refuseCrossing(SliceWork work, @Nullable SmileModel earlier) {
        SmileModel candidate = work.candidate;
        double rise = earlier == null || candidate == null
                ? 0
                : ArbitrageScan.calendar(earlier, candidate).size();
        if (rise < -TOLERANCE) {
            work.refuse(ModelKind.ESSVI, FitRefusal.Reason.CALENDAR, -rise);
            work.candidate = null;
        }
    }

    /**
     * From the last expiry to the first: a slice that holds a butterfly or rises above the later one is fitted again
     * below it. The far wings of the shorter expiry have no quotes to obey, so it is the one to give way.
     */
    private void disentangle(List<SliceWork> slices) {
        for (int i = slices.size() - 1; i >= 0; i--) {
            SliceWork work = slices.get(i);
            if (work.used.length > 0) {
                long started = nanos.getAsLong();
                fitter.below(work, slices.subList(0, i), later(slices, i));
                work.nanos += nanos.getAsLong() - started;
            }
        }
    }

    private static @Nullable SmileModel later(List<SliceWork> slices, int from) {
        for (int i = from + 1; i < slices.size(); i++) {
            SmileModel candidate = slices.get(i).candidate;
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    private FittedSlice finish(SliceWork work, ExpiryChain chain, long millis) {
        Optional<Smile> fresh =
                Optional.ofNullable(work.candidate).map(model -> new Smile(work.forward.value(), work.years, model));
        fresh.ifPresent(smile ->
                work.lastGood = new SliceWork.LastGood(work.kind, smile, millis, work.aloneCost / work.used.length));
        Optional<Smile> shown = fresh.or(work::aged);
        FitState state = fresh.isPresent() ? FitState.FRESH : shown.isPresent() ? FitState.STALE : FitState.REFUSED;
        SliceWork.LastGood good = work.lastGood;
        return new FittedSlice(
                work.expiry,
                work.years,
                work.forward,
                state,
                good == null ? ModelKind.NONE : good.kind(),
                shown,
                good == null ? 0 : good.millis(),
                work.quotes,
                health(work, chain, shown));
    }

    private static FitHealth health(SliceWork work, ExpiryChain chain, Optional<Smile> shown) {
        Optional<FitQuality> quality = shown.map(smile -> FitQuality.of(smile, work.quotes, chain));
        return new FitHealth(
                work.used.length,
                work.quotes.dropped(),
                quality.map(FitQuality::rmse).orElse(Double.NaN),
                quality.map(FitQuality::inside).orElse(Double.NaN),
                quality.map(FitQuality::judged).orElse(0),
                work.starts,
                work.iterations,
                work.nanos,
                work.refusals);
    }
}
