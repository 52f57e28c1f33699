package gammadesk.analytics.learning.store;

import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.ensemble.BlendRule;
import gammadesk.analytics.learning.ensemble.BlendedHedge;
import gammadesk.analytics.learning.ensemble.DomainGate;
import gammadesk.analytics.learning.ensemble.Ensemble;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.store.ModelAnswer.Loaded;
import gammadesk.analytics.learning.store.ModelAnswer.Reason;
import gammadesk.analytics.learning.store.ModelAnswer.Refused;
import gammadesk.analytics.learning.train.LearnedPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * An ensemble as it is kept: four bytes of magic, the version, the body, and SHA-256 over all that comes before it.
 *
 * @param configuration it was trained for
 * @param seed of the first member, by which it can be trained again
 * @param dataHash SHA-256 of the data that the paths came from, or of the market model's description
 * @param metrics by name, on paths held out
 * @param members weights of each, at least two
 * @param rule of the blend
 * @param gate around what it was trained on
 */
public record LearnedModel(
        ModelConfiguration configuration,
        long seed,
        String dataHash,
        SortedMap<String, Double> metrics,
        List<float[]> members,
        BlendRule rule,
        DomainGate gate) {
    private static final int MAGIC = 0x47444C4D;
    private static final int VERSION = 1;

    /** Throws {@link IllegalArgumentException} when the weights are not as many as the configuration says. */
    public LearnedModel {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        members = members.stream().map(float[]::clone).toList();
        int parameters = configuration.design().shape().parameters();
        if (members.size() < 2 || members.stream().anyMatch(weights -> weights.length != parameters)) {
            throw new IllegalArgumentException("no ensemble of nets with " + parameters + " weights");
        }
    }

    /** Puts it to work beside a classical rule; for one thread. */
    public BlendedHedge hedge(HedgeStrategy classical, MlpKernels kernels) {
        return new BlendedHedge(ensemble(kernels), classical, rule, gate);
    }

    /** Its members, for one thread. */
    public Ensemble ensemble(MlpKernels kernels) {
        return new Ensemble(
                "ensemble",
                IntStream.range(0, members.size())
                        .mapToObj(i ->
                                new LearnedPolicy("member " + (i + 1), configuration.design(), members.get(i), kernels))
                        .toList());
    }

    /** Its stored form. */
    public byte[] toBytes() {
        ByteWriter writer = StoredForm.begin(MAGIC, VERSION);
        configuration.write(writer);
        writer.putLong(seed).putText(dataHash).putInt(metrics.size());
        for (Map.Entry<String, Double> metric : metrics.entrySet()) {
            writer.putText(metric.getKey()).putDouble(metric.getValue());
        }
        writer.putDouble(rule.most()).putDouble(rule.scale());
        double[] numbers = gate.numbers();
        writer.putInt(numbers.length);
        Arrays.stream(numbers).forEach(writer::putDouble);
        writer.putInt(members.size());
        members.forEach(writer::putFloats);
        return StoredForm.sealed(writer);
    }

    /**
     * Reads a stored form. Nothing is thrown for what is wrong with it.
     *
     * @param configurationHash of the configuration that is wanted, {@link ModelConfiguration#hash()}
     */
    public static ModelAnswer<LearnedModel> read(byte[] bytes, String configurationHash) {
        return StoredForm.open(bytes, MAGIC, VERSION, reader -> body(reader, configurationHash));
    }

    private static ModelAnswer<LearnedModel> body(ByteReader reader, String configurationHash) {
        ModelConfiguration configuration = ModelConfiguration.read(reader);
        return configuration.hash().equals(configurationHash)
                ? numbers(rest(configuration, reader))
                : new Refused<>(Reason.OTHER_CONFIGURATION, "it was trained for " + configuration);
    }

    private static LearnedModel rest(ModelConfiguration configuration, ByteReader reader) {
        long seed = reader.readLong();
        String dataHash = reader.readText();
        SortedMap<String, Double> metrics = new TreeMap<>();
        for (int left = reader.count(Integer.BYTES + Double.BYTES); left > 0; left--) {
            metrics.put(reader.readText(), reader.readDouble());
        }
        BlendRule rule = new BlendRule(reader.readDouble(), reader.readDouble());
        double[] gate = new double[reader.count(Double.BYTES)];
        for (int i = 0; i < gate.length; i++) {
            gate[i] = reader.readDouble();
        }
        List<float[]> members = new ArrayList<>();
        for (int left = reader.count(Integer.BYTES); left > 0; left--) {
            members.add(reader.readFloats());
        }
        if (!reader.isAtEnd()) {
            throw new IllegalArgumentException("something comes after the weights");
        }
        return new LearnedModel(configuration, seed, dataHash, metrics, members, rule, DomainGate.ofNumbers(gate));
    }

    private static ModelAnswer<LearnedModel> numbers(LearnedModel model) {
        for (float[] weights : model.members) {
            for (float weight : weights) {
                if (!Float.isFinite(weight)) {
                    return new Refused<>(Reason.NO_NUMBER, "a weight is " + weight);
                }
            }
        }
        for (Map.Entry<String, Double> metric : model.metrics.entrySet()) {
            if (!Double.isFinite(metric.getValue())) {
                return new Refused<>(Reason.NO_NUMBER, metric.getKey() + " is " + metric.getValue());
            }
        }
        return new Loaded<>(model);
    }
}
