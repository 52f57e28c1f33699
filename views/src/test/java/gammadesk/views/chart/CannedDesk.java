package gammadesk.views.chart;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.desk.SurfaceFigures;
import gammadesk.analytics.desk.SurfaceSession;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.exposure.InstrumentExposures;
import gammadesk.analytics.exposure.Levels;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.surface.ArbitrageFinding;
import gammadesk.analytics.surface.ArbitrageReport;
import gammadesk.analytics.surface.FitState;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.SurfaceHistory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A market drawn by formula: smiles with skew, open interest at round strikes. Seeded, so that pixels can be told. */
public final class CannedDesk {
    public static final long VENUE_MILLIS =
            Instant.parse("2026-03-02T10:15:30Z").toEpochMilli();
    public static final double SPOT = 77_364.8;

    private static final Venue VENUE = new Venue("Deribit", Venue.Environment.EMBEDDED, "127.0.0.1:1");
    private static final int[] DAYS = {1, 2, 4, 11, 18, 25, 53, 88, 116, 207, 298, 389};

    private final ManualClock clock;
    private double spot = SPOT;
    private double step = 1000;
    private double giant = 1;
    private double wobble = 1;
    private boolean known = true;
    private boolean repriced;
    private int pastMinutes = 60;
    private Set<Integer> stale = Set.of();
    private Set<Integer> refused = Set.of();
    private ArbitrageReport arbitrage = new ArbitrageReport(List.of(), List.of());
    private FeedState state = FeedState.LIVE;

    public CannedDesk(ManualClock clock) {
        this.clock = clock;
    }

    /** Moves spot. */
    public CannedDesk spot(double usd) {
        spot = usd;
        return this;
    }

    /** The distance of listed strikes: the smaller, the more. */
    public CannedDesk strikeStep(double usd) {
        step = usd;
        return this;
    }

    /** Multiplies the open interest of one strike. */
    public CannedDesk giant(double factor) {
        giant = factor;
        return this;
    }

    /** Multiplies every exposure and volatility a little, as a new cycle would. */
    public CannedDesk wobble(double factor) {
        wobble = factor;
        return this;
    }

    /** An expiry whose fit is the last good one, and one that never had any, in days from now. */
    public CannedDesk trouble(int staleDays, int refusedDays) {
        stale = Set.of(staleDays);
        refused = Set.of(refusedDays);
        return this;
    }

    /** No expiry has a fit. */
    public CannedDesk allRefused() {
        refused = Arrays.stream(DAYS).boxed().collect(Collectors.toUnmodifiableSet());
        return this;
    }

    /** A butterfly in the quotes and a calendar crossing that the fit left, both of the expiry in 25 days. */
    public CannedDesk arbitrage() {
        arbitrage = new ArbitrageReport(
                List.of(new ArbitrageFinding(
                        ArbitrageFinding.Kind.BUTTERFLY, expiry(25), Optional.empty(), -0.05, 0.0004)),
                List.of(new ArbitrageFinding(
                        ArbitrageFinding.Kind.CALENDAR, expiry(25), Optional.of(expiry(53)), 0.05, 0.00002)));
        return this;
    }

    /** How far the session goes back, an hour unless told. */
    public CannedDesk pastMinutes(int minutes) {
        pastMinutes = minutes;
        return this;
    }

    /** Everything that takes its time has been computed. */
    public CannedDesk repriced() {
        repriced = true;
        return this;
    }

    /** A market without options. */
    public CannedDesk empty() {
        known = false;
        return this;
    }

    public CannedDesk state(FeedState feedState) {
        state = feedState;
        return this;
    }

    /** The picture as of the clock's now. */
    public DeskSnapshot snapshot() {
        long now = clock.nanos();
        FeedHealth health = new FeedHealth(state, "", 3, 1000, 400, 100_000, 0, 0, 0, 0, now);
        Map<Currency, MarketPicture> markets = known ? Map.of(Currency.BTC, market()) : Map.of();
        return new DeskSnapshot(1, now, VENUE, health, markets, List.of(), 0, "", Optional.empty(), Optional.empty());
    }

    /** The exposures alone. */
    public ExposureMap exposure() {
        List<CellExposure> cells = new ArrayList<>();
        Random random = new Random(7);
        for (int days : DAYS) {
            for (double strike : strikes(days)) {
                cells.add(cell(days, strike, random));
            }
        }
        return map(cells);
    }

    /** The fitted smiles alone. */
    public FittedSurface surface() {
        List<FittedSlice> slices = new ArrayList<>();
        for (int days : DAYS) {
            slices.add(new CannedSmile(expiry(days), years(days), spot, wobble).slice(strikes(days), state(days)));
        }
        return new FittedSurface(Currency.BTC, VENUE_MILLIS, slices, arbitrage);
    }

    private FitState state(int days) {
        return refused.contains(days) ? FitState.REFUSED : stale.contains(days) ? FitState.STALE : FitState.FRESH;
    }

    /** Smiles of the last hour, one a minute, lower the older they are. */
    private SurfaceSession session(FittedSurface now) {
        SurfaceHistory history = new SurfaceHistory(100, 1);
        List<SurfaceFigures> past = new ArrayList<>();
        for (int minutes = pastMinutes; minutes > 0; minutes--) {
            FittedSurface then = earlier(minutes);
            history.add(then);
            past.add(SurfaceFigures.of(then));
        }
        history.add(now);
        return new SurfaceSession(SurfaceFigures.of(now), past, history);
    }

    private FittedSurface earlier(int minutes) {
        FittedSurface level = new CannedDesk(clock)
                .spot(spot)
                .wobble(wobble * (1 - minutes * 0.001))
                .surface();
        return new FittedSurface(Currency.BTC, VENUE_MILLIS - minutes * 60_000L, level.slices(), level.arbitrage());
    }

    private MarketPicture market() {
        ChainSnapshot chain = new ChainSnapshot("Deribit", Currency.BTC, VENUE_MILLIS, spot, List.of());
        ChainValuation valuation = new ChainValuation(chain, List.of());
        FittedSurface surface = surface();
        return new MarketPicture(
                Currency.BTC,
                VENUE_MILLIS,
                spot,
                0.1,
                1.2,
                47.2,
                valuation,
                surface,
                session(surface),
                repriced ? CannedDealers.of(exposure()) : DealerPicture.of(exposure()),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static Expiry expiry(int days) {
        return new Expiry(Instant.ofEpochMilli(VENUE_MILLIS)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(days));
    }

    private static double years(int days) {
        return expiry(days).yearsFrom(VENUE_MILLIS);
    }

    private double[] strikes(int days) {
        double listed = days < 5 ? step : days < 60 ? step * 2 : step * 5;
        double reach = Math.min(0.75, 0.12 + 0.09 * Math.sqrt(days));
        double low = Math.ceil(spot * (1 - reach) / listed) * listed;
        int count = (int) ((spot * (1 + 2 * reach) - low) / listed);
        double[] strikes = new double[count];
        for (int i = 0; i < count; i++) {
            strikes[i] = low + i * listed;
        }
        return strikes;
    }

    private CellExposure cell(int days, double strike, Random random) {
        double width = 0.5 * Math.sqrt(years(days)) * spot;
        double bell = Math.exp(-0.5 * Math.pow((strike - spot) / width, 2)) / (1 + days / 60.0);
        double round = strike % 10_000 == 0 ? 4 : strike % 5_000 == 0 ? 2 : 0.6;
        double size = 2e6 * bell * round * wobble * (strike == 80_000 ? giant : 1);
        double call = size * (0.4 + random.nextDouble()) * (strike > spot ? 1.4 : 0.5);
        double put = -size * (0.4 + random.nextDouble()) * (strike < spot ? 1.4 : 0.5);
        return new CellExposure(expiry(days), strike, call, put, 0.1 + random.nextDouble());
    }

    private ExposureMap map(List<CellExposure> cells) {
        Map<Double, double[]> byStrike = new TreeMap<>();
        Map<Expiry, double[]> byExpiry = new TreeMap<>();
        double total = 0;
        for (CellExposure cell : cells) {
            add(byStrike.computeIfAbsent(cell.strike(), key -> new double[2]), cell);
            add(byExpiry.computeIfAbsent(cell.expiry(), key -> new double[2]), cell);
            total += cell.net();
        }
        List<StrikeExposure> strikes = byStrike.entrySet().stream()
                .map(entry -> new StrikeExposure(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
        List<ExpiryExposure> expiries = byExpiry.entrySet().stream()
                .map(entry -> new ExpiryExposure(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
        return new ExposureMap(
                Currency.BTC,
                VENUE_MILLIS,
                spot,
                ExposureBasis.of(SignConvention.NAIVE),
                strikes,
                expiries,
                cells,
                InstrumentExposures.NONE,
                Levels.none("canned"),
                List.of(),
                total,
                3);
    }

    private static void add(double[] sums, CellExposure cell) {
        sums[0] += cell.call();
        sums[1] += cell.put();
    }
}
