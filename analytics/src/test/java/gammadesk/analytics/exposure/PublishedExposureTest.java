package gammadesk.analytics.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.Shared;
import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.ExpiryValuation;
import gammadesk.analytics.pricing.IvState;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another author's exposures of a recorded chain: every strike, sum, wall and ratio that he gives. */
class PublishedExposureTest {
    private static final double SPOT = 89814.9;
    /** He gives millions of USD for a move of 100 %. */
    private static final double PER_PERCENT = 1e6 * 0.01;

    private static final Pattern EXPIRY = Pattern.compile("\"(\\d+[A-Z]{3}\\d\\d)\": (\\{\"call_wall\".*\\})");
    private static final Pattern PAIR = Pattern.compile("\\[(\\d+), ([-\\d.]+)\\]");

    private final Map<String, String> expected = new TreeMap<>();
    private ExposureMap map;

    private record Row(String name, double strike, OptionType type, double volume, double interest, double gamma) {}

    @BeforeEach
    void read() throws IOException {
        for (String line : Shared.lines("gex/expected_btc_r1quant_20260123T03.json")) {
            EXPIRY.matcher(line).results().forEach(m -> expected.put(m.group(1), m.group(2)));
        }
        Map<Expiry, List<Row>> rows = new TreeMap<>();
        for (String line : Shared.lines("deribit_chains/r1quant_full_data_sample.csv.gz")) {
            String[] c = line.split(",");
            if (c[0].startsWith("2026-01-23T03:00:00")) {
                rows.computeIfAbsent(Expiry.parse(c[2]).orElseThrow(), _ -> new ArrayList<>())
                        .add(new Row(
                                c[1],
                                Double.parseDouble(c[4]),
                                c[5].equals("call") ? OptionType.CALL : OptionType.PUT,
                                Double.parseDouble(c[6]),
                                Double.parseDouble(c[7]),
                                Double.parseDouble(c[11])));
            }
        }
        ExposureEngine engine = new ExposureEngine();
        engine.load(chain(rows));
        map = engine.map(ExposureBasis.of(SignConvention.NAIVE));
    }

    @Test
    void everySumWallAndRatioOfEveryExpiry() {
        assertThat(expected).hasSize(5);
        expected.forEach((label, values) -> {
            int at = index(label);
            Levels levels = map.expiryLevels().get(at);
            near(map.expiries().get(at).net(), number(values, "net") * PER_PERCENT);
            near(levels.positive(), number(values, "total_resistance") * PER_PERCENT);
            near(levels.negative(), number(values, "total_support") * PER_PERCENT);
            near(levels.putCallRatio(), number(values, "pcr"));
            assertThat(levels.callWall().strikeOrNaN()).isEqualTo(number(values, "call_wall"));
            assertThat(levels.putWall().strikeOrNaN()).isEqualTo(number(values, "put_wall"));
        });
    }

    @Test
    void everyStrikeThatHeNames() {
        int compared = 0;
        for (Map.Entry<String, String> entry : expected.entrySet()) {
            List<CellExposure> cells = new ArrayList<>(map.cells().stream()
                    .filter(cell -> cell.expiry().label().equals(entry.getKey()))
                    .toList());
            cells.sort(Comparator.comparingDouble(CellExposure::net).reversed());
            for (int rank = 1; rank <= 2; rank++) {
                for (MatchResult m : pairs(entry.getValue(), "top" + rank + "_resistance", "\\[[^\\]]*\\]")) {
                    assertThat(cells.get(rank - 1).strike()).isEqualTo(Double.parseDouble(m.group(1)));
                    near(cells.get(rank - 1).net(), Double.parseDouble(m.group(2)) * PER_PERCENT);
                    compared++;
                }
            }
            for (MatchResult m : Pattern.compile("\"(\\d+)\": ([-\\d.]+)")
                    .matcher(entry.getValue())
                    .results()
                    .toList()) {
                double strike = Double.parseDouble(m.group(1));
                CellExposure cell = cells.stream()
                        .filter(c -> c.strike() == strike)
                        .findFirst()
                        .orElseThrow();
                near(cell.net(), Double.parseDouble(m.group(2)) * PER_PERCENT);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(10);
    }

    private int index(String label) {
        List<String> labels = map.expiries().stream()
                .map(ExpiryExposure::expiry)
                .map(Expiry::label)
                .toList();
        return labels.indexOf(label);
    }

    private static List<MatchResult> pairs(String values, String key, String form) {
        return Pattern.compile("\"" + key + "\": (" + form + ")")
                .matcher(values)
                .results()
                .flatMap(m -> PAIR.matcher(m.group(1)).results())
                .toList();
    }

    private static double number(String values, String key) {
        MatchResult m = Pattern.compile("\"" + key + "\": ([-\\d.]+)")
                .matcher(values)
                .results()
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(m.group(1));
    }

    private static void near(double ours, double theirs) {
        assertThat(ours).isCloseTo(theirs, within(1e-9 * Math.abs(theirs)));
    }

    private static ChainValuation chain(Map<Expiry, List<Row>> byExpiry) {
        List<ExpiryChain> chains = new ArrayList<>();
        List<ExpiryValuation> values = new ArrayList<>();
        long now = Instant.parse("2026-01-23T03:00:00Z").toEpochMilli();
        byExpiry.forEach((expiry, rows) -> {
            rows.sort(Comparator.comparingDouble(Row::strike).thenComparing(Row::type));
            Column none = column(rows, _ -> Double.NaN);
            chains.add(new ExpiryChain(
                    expiry,
                    expiry.yearsFrom(now),
                    SPOT,
                    "",
                    Settlement.INVERSE,
                    rows.stream().map(Row::name).toList(),
                    rows.stream().map(Row::type).toList(),
                    column(rows, _ -> SPOT),
                    column(rows, Row::strike),
                    column(rows, _ -> 1),
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    column(rows, Row::interest),
                    column(rows, Row::volume),
                    column(rows, _ -> 0)));
            List<IvState> states = Collections.nCopies(rows.size(), IvState.NO_PRICE);
            values.add(new ExpiryValuation(
                    none,
                    none,
                    none,
                    states,
                    states,
                    states,
                    none,
                    none,
                    none,
                    column(rows, Row::gamma),
                    none,
                    none,
                    none));
        });
        return new ChainValuation(new ChainSnapshot("recorded", Currency.BTC, now, SPOT, chains), values);
    }

    private static Column column(List<Row> rows, ToDoubleFunction<Row> value) {
        return Column.of(rows.stream().mapToDouble(value).toArray());
    }
}
