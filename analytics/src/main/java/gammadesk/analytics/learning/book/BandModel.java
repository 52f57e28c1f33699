package gammadesk.analytics.learning.book;

import gammadesk.analytics.hedging.BandRule;
import gammadesk.analytics.learning.store.ByteReader;
import gammadesk.analytics.learning.store.ByteWriter;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.learning.store.ModelAnswer.Loaded;
import gammadesk.analytics.learning.store.ModelAnswer.Reason;
import gammadesk.analytics.learning.store.ModelAnswer.Refused;
import gammadesk.analytics.learning.store.StoredForm;
import java.util.ArrayList;
import java.util.List;

/**
 * The nets of a learned band as they are kept.
 *
 * @param planHash {@link BandPlan#hash()}
 * @param seed of the first net
 * @param metrics on books held out
 * @param scale what the nets see, and where they were trained
 * @param members weights of each
 * @param curves of each, the mean cost of the books it saw in every {@link BandTraining#CURVE_STEPS} steps
 * @param trust disagreement at which the classical band stands alone
 */
public record BandModel(
        String planHash,
        long seed,
        BandMetrics metrics,
        BandScale scale,
        List<float[]> members,
        List<float[]> curves,
        double trust) {
    private static final int MAGIC = 0x47444C42;
    private static final int VERSION = 1;

    /** Throws {@link IllegalArgumentException} when a net has another shape. */
    public BandModel {
        members = members.stream().map(float[]::clone).toList();
        curves = curves.stream().map(float[]::clone).toList();
        if (members.size() < 2
                || curves.size() != members.size()
                || members.stream().anyMatch(weights -> weights.length != BandNets.SHAPE.parameters())) {
            throw new IllegalArgumentException("no band of " + members.size() + " nets with these weights");
        }
    }

    /** Puts it to work; for one thread. */
    public BandRule rule() {
        return new BandNets(scale, members, trust);
    }

    /** Its stored form. */
    public byte[] toBytes() {
        ByteWriter writer = StoredForm.begin(MAGIC, VERSION).putText(planHash).putLong(seed);
        writer.putDouble(metrics.classical())
                .putDouble(metrics.flat())
                .putDouble(metrics.never())
                .putDouble(metrics.learned())
                .putDouble(metrics.alone());
        scale.write(writer);
        writer.putDouble(trust).putInt(members.size());
        members.forEach(writer::putFloats);
        curves.forEach(writer::putFloats);
        return StoredForm.sealed(writer);
    }

    /**
     * Reads a stored form. Nothing is thrown for what is wrong with it.
     *
     * @param planHash of the plan that is wanted
     */
    public static ModelAnswer<BandModel> read(byte[] bytes, String planHash) {
        return StoredForm.open(bytes, MAGIC, VERSION, reader -> body(reader, planHash));
    }

    private static ModelAnswer<BandModel> body(ByteReader reader, String planHash) {
        String written = reader.readText();
        if (!written.equals(planHash)) {
            return new Refused<>(Reason.OTHER_CONFIGURATION, "it was trained by another plan or program");
        }
        BandModel model = rest(written, reader);
        return model.isFinite()
                ? new Loaded<>(model)
                : new Refused<>(Reason.NO_NUMBER, "a weight or a metric is no number");
    }

    private static BandModel rest(String planHash, ByteReader reader) {
        long seed = reader.readLong();
        BandMetrics metrics = new BandMetrics(
                reader.readDouble(),
                reader.readDouble(),
                reader.readDouble(),
                reader.readDouble(),
                reader.readDouble());
        BandScale scale = BandScale.read(reader);
        double trust = reader.readDouble();
        List<float[]> members = new ArrayList<>();
        for (int left = reader.count(2 * Integer.BYTES); left > 0; left--) {
            members.add(reader.readFloats());
        }
        List<float[]> curves = new ArrayList<>();
        while (curves.size() < members.size()) {
            curves.add(reader.readFloats());
        }
        if (!reader.isAtEnd()) {
            throw new IllegalArgumentException("something comes after the weights");
        }
        return new BandModel(planHash, seed, metrics, scale, members, curves, trust);
    }

    private boolean isFinite() {
        double sum = metrics.classical() + metrics.learned() + trust + scale.sum();
        for (float[] weights : members) {
            for (float weight : weights) {
                sum += weight;
            }
        }
        return Double.isFinite(sum) && trust > 0;
    }
}
