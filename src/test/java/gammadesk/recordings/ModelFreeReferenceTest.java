package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.Shared;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.surface.ModelFreeIndex;
import gammadesk.analytics.surface.VarianceSwap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Published model-free variances, recomputed from the published inputs. */
class ModelFreeReferenceTest {
    private static final double LAST_DIGIT = 2e-15;

    @Test
    void aPublishedIndexWithEveryIntermediate() throws IOException {
        Map<String, String> published = leaves(Shared.path("iv_reference/mfiv_eth_20220127_evidence.json.gz"));
        double rate = number(published, "context.risklessRate");
        ModelFreeIndex.Strip near = strip(published, "2022-02-04T08:00:00.000Z", "T1", rate);
        ModelFreeIndex.Strip next = strip(published, "2022-02-11T08:00:00.000Z", "T2", rate);
        compare(published, near, "FS1", "F1", "nearForwardStrike", "nearContribution", "nearModSigmaSquared");
        compare(published, next, "FS2", "F2", "nextForwardStrike", "nextContribution", "nextModSigmaSquared");
        double horizon = intermediate(published, "TP") / intermediate(published, "N365");
        assertThat(ModelFreeIndex.percent(near, next, horizon))
                .isCloseTo(number(published, "result.dVol"), within(98.7 * LAST_DIGIT * 4));
    }

    private static void compare(
            Map<String, String> published,
            ModelFreeIndex.Strip strip,
            String parityStrike,
            String forward,
            String boundary,
            String contribution,
            String variance) {
        assertThat(strip.parityStrike()).isEqualTo(intermediate(published, parityStrike));
        assertThat(strip.forward()).isCloseTo(intermediate(published, forward), within(2500 * LAST_DIGIT));
        assertThat(strip.boundary()).isEqualTo(intermediate(published, boundary));
        assertThat(strip.contribution()).isCloseTo(intermediate(published, contribution), within(LAST_DIGIT / 10));
        assertThat(strip.totalVariance()).isCloseTo(intermediate(published, variance), within(LAST_DIGIT / 10));
    }

    private static double intermediate(Map<String, String> published, String key) {
        return number(published, "result.intermediates." + key);
    }

    private static double number(Map<String, String> published, String key) {
        return Double.parseDouble(published.getOrDefault(key, "NaN"));
    }

    private static ModelFreeIndex.Strip strip(Map<String, String> published, String expiry, String years, double rate) {
        double underlying = number(published, "params.underlyingPrice");
        TreeMap<Double, double[]> byStrike = new TreeMap<>();
        for (int i = 0; published.containsKey("params.options." + i + ".symbol"); i++) {
            String option = "params.options." + i + ".";
            if (expiry.equals(published.get(option + "expirationDate"))) {
                double bid = number(published, option + "bestBidPrice");
                double price = ModelFreeIndex.price(
                        bid, number(published, option + "bestAskPrice"), number(published, option + "markPrice"));
                int side = "call".equals(published.get(option + "optionType")) ? 0 : 1;
                double[] row = byStrike.computeIfAbsent(number(published, option + "strikePrice"), _ -> unlisted());
                row[side] = price * underlying;
                row[2 + side] = bid;
            }
        }
        List<Map.Entry<Double, double[]>> rows = new ArrayList<>(byStrike.entrySet());
        rows.sort(Comparator.comparing(Map.Entry::getKey));
        boolean[] callHasBid = new boolean[rows.size()];
        boolean[] putHasBid = new boolean[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            callHasBid[i] = rows.get(i).getValue()[2] > 0;
            putHasBid[i] = rows.get(i).getValue()[3] > 0;
        }
        return ModelFreeIndex.strip(
                rows.stream().mapToDouble(Map.Entry::getKey).toArray(),
                rows.stream().mapToDouble(row -> row.getValue()[0]).toArray(),
                rows.stream().mapToDouble(row -> row.getValue()[1]).toArray(),
                callHasBid,
                putHasBid,
                intermediate(published, years),
                rate);
    }

    private static double[] unlisted() {
        return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    }

    /** Demeterfi, Derman, Kamal and Zou 1999: fair variance 0.04189 of a skewed smile. */
    @Test
    void thePublishedVarianceSwap() throws IOException {
        Map<String, String> published = leaves(Shared.path("iv_reference/derman_variance_swap.json"));
        double years = number(published, "t");
        double growth = Math.exp(number(published, "r") * years);
        double forward = number(published, "spot") * growth;
        TreeMap<Double, Double> puts = new TreeMap<>(Comparator.reverseOrder());
        TreeMap<Double, Double> calls = new TreeMap<>();
        for (int i = 0; published.containsKey("options." + i + ".0"); i++) {
            String option = "options." + i + ".";
            boolean call = "Call".equals(published.get(option + "0"));
            double strike = number(published, option + "1");
            double usd = Black76.priceUsd(
                    forward, strike, years, number(published, option + "2"), call ? OptionType.CALL : OptionType.PUT);
            (call ? calls : puts).put(strike, usd / growth);
        }
        double variance = VarianceSwap.replicate(
                ends(puts, -5), prices(puts), ends(calls, 5), prices(calls), forward, growth, years);
        assertThat(variance).isCloseTo(number(published, "expected_fair_variance"), within(number(published, "tol")));
    }

    /** The strikes and one more, that only ends the last straight line. */
    private static double[] ends(TreeMap<Double, Double> options, double step) {
        List<Double> strikes = new ArrayList<>(options.keySet());
        strikes.add(strikes.getLast() + step);
        return strikes.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] prices(TreeMap<Double, Double> options) {
        return options.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Every leaf of a JSON file by its path. */
    private static Map<String, String> leaves(Path file) throws IOException {
        Map<String, String> values = new HashMap<>();
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            json.nextToken();
            read(json, "", values);
        }
        return values;
    }

    private static void read(JsonParser json, String path, Map<String, String> values) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                read(json, path.isEmpty() ? name : path + "." + name, values);
            }
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                read(json, path + "." + i, values);
            }
        } else {
            values.put(path, json.getString());
        }
    }
}
