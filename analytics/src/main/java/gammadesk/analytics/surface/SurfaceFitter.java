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
        slices.forEach(this::alone);
        disentangle(slices);
        List<FittedSlice> fitted = new ArrayList<>();
        slices.forEach(work -> fitted.add(finish(work, chain.venueMillis())));
        return new FittedSurface(
                chain.currency(), chain.venueMillis(), fitted, new ArbitrageReport(List.of(), List.of()));
    }

    private List<SliceWork> begin(ChainValuation valuation) {
        List<SliceWork> slices = new ArrayList<>();
        List<ExpiryChain> expiries = valuation.chain().expiries();
        for (int i = 0; i < expiries.size(); i++) {
            ExpiryChain chain = expiries.get(i);
            SliceWork work = works.computeIfAbsent(chain.expiry(), SliceWork::new);
            ForwardEstimate forward = ForwardFinder.find(chain);
            work.begin(chain.years(), forward, QuoteFilter.filter(chain, valuation.expiries().get(i), forward, settings));
            slices.add(work);
        }
        works.keySet().retainAll(slices.stream().map(work -> work.expiry).toList());
        return slices;
    }

    private void alone(SliceWork work) {
        long started = nanos.getAsLong();
        if (!(work.years > 0)) {
            work.refuse(ModelKind.RAW_SVI, FitRefusal.Reason.EXPIRED, Double.NaN);
        } else if (!(work.forward.value() > 0)) {
            work.refuse(ModelKind.RAW_SVI, FitRefusal.Reason.NO_FORWARD, Double.NaN);
        } else {
            fitter.alone(work);
        }
        work.nanos += nanos.getAsLong() - started;
    }

    /**
     * From the last expiry to the first: a slice that holds a butterfly or rises above the later one is fitted again
     * below it. The far wings of the shorter expiry have no quotes to obey, so it is the one to give way.
     */
    private void disentangle(List<SliceWork> slices) {
        for (int i = slices.size() - 1; i >= 0; i--) {
            SliceWork work = slices.get(i);
            if (work.candidate != null) {
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

    private FittedSlice finish(SliceWork work, long millis) {
        FitHealth health = new FitHealth(work.used.length, work.quotes.dropped(), 0, 0, 0, work.starts, work.iterations, work.nanos, work.refusals);
        if (work.candidate == null) {
            return new FittedSlice(work.expiry, work.years, work.forward, FitState.REFUSED, ModelKind.NONE, Optional.empty(), 0, work.quotes, health);
        }
        Smile smile = new Smile(work.forward.value(), work.years, work.candidate);
        work.lastGood = new SliceWork.LastGood(work.kind, smile, millis, work.cost / work.used.length);
        return new FittedSlice(work.expiry, work.years, work.forward, FitState.FRESH, work.kind, Optional.of(smile), millis, work.quotes, health);
    }
}
