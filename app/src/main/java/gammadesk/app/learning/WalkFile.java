package gammadesk.app.learning;

import gammadesk.analytics.backtest.HedgeFill;
import gammadesk.analytics.backtest.HedgePath;
import gammadesk.analytics.backtest.HedgeRule;
import gammadesk.analytics.backtest.HedgeStep;
import gammadesk.analytics.learning.store.ByteReader;
import gammadesk.analytics.learning.store.ByteWriter;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.learning.store.StoredForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All books of a recording under one rule as bytes, number by number. */
final class WalkFile {
    private static final int MAGIC = 0x4744574B;
    private static final int VERSION = 1;
    private static final int STEP_BYTES = 7 * Long.BYTES;
    private static final int FILL_BYTES = 6 * Long.BYTES + Integer.BYTES;

    private WalkFile() {}

    static byte[] write(Map<String, HedgePath> paths) {
        ByteWriter writer = StoredForm.begin(MAGIC, VERSION).putInt(paths.size());
        paths.forEach((kind, path) -> {
            writer.putText(kind).putInt(path.steps().size());
            path.steps().forEach(step -> put(writer, step));
            writer.putInt(path.fills().size());
            path.fills().forEach(fill -> put(writer, fill));
            writer.putInt(path.missed()).putDouble(path.optionsUsd());
        });
        return StoredForm.sealed(writer);
    }

    private static void put(ByteWriter writer, HedgeStep step) {
        writer.putLong(step.fromMillis())
                .putLong(step.toMillis())
                .putDouble(step.bookUsd())
                .putDouble(step.hedgeUsd())
                .putDouble(step.spreadUsd())
                .putDouble(step.feesUsd())
                .putDouble(step.fundingUsd());
    }

    private static void put(ByteWriter writer, HedgeFill fill) {
        writer.putLong(fill.millis())
                .putText(fill.instrument())
                .putDouble(fill.signedAmount())
                .putDouble(fill.price())
                .putDouble(fill.spreadUsd())
                .putDouble(fill.feeUsd())
                .putDouble(fill.notionalUsd());
    }

    /**
     * Reads them; what is damaged is refused.
     *
     * @param rule that walked
     */
    static ModelAnswer<Map<String, HedgePath>> read(byte[] bytes, HedgeRule rule) {
        return StoredForm.open(bytes, MAGIC, VERSION, reader -> {
            Map<String, HedgePath> paths = new LinkedHashMap<>();
            for (int left = reader.readInt(); left > 0; left--) {
                paths.put(reader.readText(), path(reader, rule));
            }
            return new ModelAnswer.Loaded<>(paths);
        });
    }

    private static HedgePath path(ByteReader reader, HedgeRule rule) {
        List<HedgeStep> steps = new ArrayList<>();
        for (int left = reader.count(STEP_BYTES); left > 0; left--) {
            steps.add(step(reader));
        }
        List<HedgeFill> fills = new ArrayList<>();
        for (int left = reader.count(FILL_BYTES); left > 0; left--) {
            fills.add(fill(reader));
        }
        return new HedgePath(rule, steps, fills, reader.readInt(), reader.readDouble());
    }

    private static HedgeStep step(ByteReader reader) {
        return new HedgeStep(
                reader.readLong(),
                reader.readLong(),
                reader.readDouble(),
                reader.readDouble(),
                reader.readDouble(),
                reader.readDouble(),
                reader.readDouble());
    }

    private static HedgeFill fill(ByteReader reader) {
        return new HedgeFill(
                reader.readLong(),
                reader.readText(),
                reader.readDouble(),
                reader.readDouble(),
                reader.readDouble(),
                reader.readDouble(),
                reader.readDouble());
    }
}
