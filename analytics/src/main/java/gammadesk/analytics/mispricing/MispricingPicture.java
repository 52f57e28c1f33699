package gammadesk.analytics.mispricing;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.mispricing.Candidate.Following;
import gammadesk.analytics.mispricing.Candidate.Kind;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.Smile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that a screen shows of mispricing at one moment.
 *
 * @param currency the coin
 * @param venueMillis the chain's moment
 * @param term the forecast; empty when there is none, see {@code reason}
 * @param reason why there is no forecast; empty text when there is one
 * @param rows one an expiry, ascending
 * @param gaps the same expiries, option by option
 * @param richCheap quotes against the fit
 * @param smiles fitted, by which every strike has its place on any axis; an expiry without a fit is left out
 * @param candidates best edge over standard error first, also those that are not to be offered
 * @param premiums the premium's history as it was known then
 * @param events forward variance between the expiries
 */
public record MispricingPicture(
        Currency currency,
        long venueMillis,
        Optional<ForecastTerm> term,
        String reason,
        List<Row> rows,
        List<ExpiryGap> gaps,
        RichCheap richCheap,
        Map<Expiry, Smile> smiles,
        List<Candidate> candidates,
        PremiumHistory premiums,
        List<EventVolatility.Step> events) {
    /** Days over which the trailing premium is taken. */
    public static final int PREMIUM_DAYS = 365;

    /** Older prices make no offers. */
    public static final int STALE_DAYS = 2;

    /** Keeps copies of the lists. */
    public MispricingPicture {
        rows = List.copyOf(rows);
        gaps = List.copyOf(gaps);
        smiles = Map.copyOf(smiles);
        candidates = List.copyOf(candidates);
        events = List.copyOf(events);
    }

    /**
     * One expiry; volatilities in percent a year.
     *
     * @param expiry when it settles
     * @param days until then
     * @param atTheMoneyIv of the fit
     * @param impliedVol of the variance swap, which the forecast is set against
     * @param forecastVol over the life of the expiry
     * @param lowVol lower end of the interval of 80 %
     * @param highVol its upper end
     * @param gapVolPoints implied less forecast: positive is rich
     * @param neutralGap the gap when the trailing mean premium is granted; NaN where that is unknown
     * @param z the gap in standard errors
     * @param straddle the better side of the straddle; empty where no strike has four quotes
     */
    public record Row(
            Expiry expiry,
            double days,
            double atTheMoneyIv,
            double impliedVol,
            double forecastVol,
            double lowVol,
            double highVol,
            double gapVolPoints,
            double neutralGap,
            double z,
            Optional<Candidate> straddle) {}

    /**
     * What else goes into a picture.
     *
     * @param costs of trading
     * @param premiums of the past
     * @param residuals of the past
     * @param records what each kind of signal earned so far
     * @param following who follows each kind of signal now; a kind without one is not followed
     * @param calendar of events
     */
    public record Past(
            TradingCosts costs,
            PremiumHistory premiums,
            ResidualHistory residuals,
            Map<Kind, SignalRecord> records,
            Map<Kind, Following> following,
            List<EventVolatility.Event> calendar) {
        /** Keeps copies. */
        public Past {
            records = Map.copyOf(records);
            following = Map.copyOf(following);
            calendar = List.copyOf(calendar);
        }

        /** Nothing but costs. */
        public static Past none(TradingCosts costs) {
            return new Past(costs, PremiumHistory.EMPTY, ResidualHistory.EMPTY, Map.of(), Map.of(), List.of());
        }
    }

    /** The picture of a moment with a forecast. Premiums that were not known by then are left out. */
    public static MispricingPicture of(FittedSurface surface, ChainSnapshot chain, ForecastTerm term, Past past) {
        PremiumHistory known = past.premiums().asOf(chain.venueMillis());
        OptionalDouble premium = known.trailing(chain.venueMillis(), PREMIUM_DAYS);
        List<ExpiryGap> gaps = ExpiryGaps.of(surface, chain, term, premium, past.costs());
        List<Candidate> candidates = CandidateSearch.of(chain, gaps, past.costs(), past.records()).stream()
                .map(one -> one.followed(Optional.ofNullable(past.following().get(one.kind()))))
                .toList();
        return new MispricingPicture(
                chain.currency(),
                chain.venueMillis(),
                Optional.of(term),
                "",
                gaps.stream().map(gap -> row(gap, candidates)).toList(),
                gaps,
                RichCheap.of(surface, chain, past.residuals()),
                smiles(surface),
                candidates,
                known,
                EventVolatility.of(surface, past.calendar()));
    }

    /** The picture of a moment without a forecast: quotes against the fit and the steps between expiries remain. */
    public static MispricingPicture without(FittedSurface surface, ChainSnapshot chain, String reason, Past past) {
        return new MispricingPicture(
                chain.currency(),
                chain.venueMillis(),
                Optional.empty(),
                reason,
                List.of(),
                List.of(),
                RichCheap.of(surface, chain, past.residuals()),
                smiles(surface),
                List.of(),
                past.premiums().asOf(chain.venueMillis()),
                EventVolatility.of(surface, past.calendar()));
    }

    private static Map<Expiry, Smile> smiles(FittedSurface surface) {
        Map<Expiry, Smile> known = new HashMap<>();
        surface.slices().forEach(slice -> slice.smile().ifPresent(smile -> known.put(slice.expiry(), smile)));
        return known;
    }

    private static Row row(ExpiryGap gap, List<Candidate> candidates) {
        return new Row(
                gap.expiry(),
                gap.days(),
                gap.implied().atTheMoneyIv(),
                gap.impliedVol(),
                gap.forecast().volPercent(),
                gap.forecast().lowVol(),
                gap.forecast().highVol(),
                gap.gapVolPoints(),
                gap.neutralGap(),
                gap.z(),
                candidates.stream()
                        .filter(one -> one.kind() == Kind.STRADDLE)
                        .filter(one -> one.legs().getFirst().expiry().equals(gap.expiry()))
                        .findFirst());
    }

    /**
     * What may be offered: edges whose interval of 80 % lies above 0; nothing while the newest price is more than
     * {@value #STALE_DAYS} days older than the chain.
     */
    public List<Candidate> offered() {
        return candidates.stream().filter(one -> isFresh() && one.isOffered()).toList();
    }

    /** Whether the forecast is young enough to make offers; not so without one. */
    public boolean isFresh() {
        return term.filter(one -> one.ageDays(venueMillis) <= STALE_DAYS).isPresent();
    }

    /** Mean gap over the expiries, vol points, each weighing the same; NaN without any. */
    public double meanGap() {
        return rows.stream().mapToDouble(Row::gapVolPoints).average().orElse(Double.NaN);
    }

    /** Mean of the gaps in standard errors; NaN without any. */
    public double meanZ() {
        return rows.stream().mapToDouble(Row::z).average().orElse(Double.NaN);
    }
}
