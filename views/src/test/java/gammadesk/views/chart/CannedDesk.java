package gammadesk.views.chart;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.exposure.DealerConvention;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.SmileSlice;
import gammadesk.analytics.surface.VolSurface;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

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
        return new DeskSnapshot(1, now, VENUE, health, markets, List.of(), 0, "", java.util.Optional.empty());
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

    /** The smiles alone. */
    public VolSurface surface() {
        List<SmileSlice> slices = new ArrayList<>();
        for (int days : DAYS) {
            slices.add(slice(days));
        }
        return new VolSurface(Currency.BTC, VENUE_MILLIS, slices);
    }

    private MarketPicture market() {
        ChainSnapshot chain = new ChainSnapshot("Deribit", Currency.BTC, VENUE_MILLIS, spot, List.of());
        ChainValuation valuation = new ChainValuation(chain, List.of());
        return new MarketPicture(
                Currency.BTC,
                VENUE_MILLIS,
                spot,
                0.1,
                1.2,
                47.2,
                valuation,
                surface(),
                FittedSurface.empty(Currency.BTC),
                exposure(),
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
                Currency.BTC, VENUE_MILLIS, spot, DealerConvention.NAIVE, strikes, expiries, cells, total, 3);
    }

    private static void add(double[] sums, CellExposure cell) {
        sums[0] += cell.call();
        sums[1] += cell.put();
    }

    private SmileSlice slice(int days) {
        double years = years(days);
        double forward = spot * Math.exp(0.05 * years);
        double[] strikes = strikes(days);
        int count = strikes.length;
        double[][] columns = new double[5][count];
        for (int i = 0; i < count; i++) {
            double k = Math.log(strikes[i] / forward);
            double z = k / Math.sqrt(years + 0.02);
            double iv = wobble * (47 + 6 * Math.exp(-days / 20.0) - 5 * z + 9 * z * z / (1 + 0.4 * Math.abs(z)));
            double spread = 0.4 + 1.5 * z * z;
            columns[0][i] = k;
            columns[1][i] = i % 9 == 8 ? Double.NaN : iv - spread;
            columns[2][i] = iv + spread;
            columns[3][i] = iv;
            double deviation = iv / 100 * Math.sqrt(years);
            columns[4][i] = normal(-k / deviation + deviation / 2);
        }
        return new SmileSlice(
                expiry(days),
                years,
                forward,
                Column.of(strikes),
                Column.of(columns[0]),
                Column.of(columns[1]),
                Column.of(columns[2]),
                Column.of(columns[3]),
                Column.of(columns[4]));
    }

    /** The normal distribution, good enough for a picture. */
    private static double normal(double x) {
        return 1 / (1 + Math.exp(-1.5976 * x - 0.07056 * x * x * x));
    }
}
