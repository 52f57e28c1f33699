package gammadesk.analytics.learning.store;

import gammadesk.analytics.learning.train.HedgeHead;
import gammadesk.analytics.learning.train.PolicyDesign;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.port.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model was trained for. Two models of one configuration may stand in for each other; of another one never.
 *
 * @param design of the policies
 * @param terms anything else that matters: market model, goal, cost, moves; by name
 */
public record ModelConfiguration(PolicyDesign design, SortedMap<String, String> terms) {
    /** Copies the terms. */
    public ModelConfiguration {
        terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
    }

    /** SHA-256 over all of it, by which it is recognised. */
    public String hash() {
        ByteWriter writer = new ByteWriter();
        write(writer);
        return Fingerprint.of(writer.bytes());
    }

    void write(ByteWriter writer) {
        writer.putText(design.head().name()).putText(design.type().name());
        writer.putDouble(design.strike()).putDouble(design.years()).putDouble(design.volatility());
        writer.putInt(design.hidden().size());
        design.hidden().forEach(writer::putInt);
        writer.putInt(terms.size());
        for (Map.Entry<String, String> term : terms.entrySet()) {
            writer.putText(term.getKey()).putText(term.getValue());
        }
    }

    static ModelConfiguration read(ByteReader reader) {
        HedgeHead head = HedgeHead.valueOf(reader.readText());
        OptionType type = OptionType.valueOf(reader.readText());
        double strike = reader.readDouble();
        double years = reader.readDouble();
        double volatility = reader.readDouble();
        List<Integer> hidden = new ArrayList<>();
        for (int left = reader.count(Integer.BYTES); left > 0; left--) {
            hidden.add(reader.readInt());
        }
        SortedMap<String, String> terms = new TreeMap<>();
        for (int left = reader.count(2 * Integer.BYTES); left > 0; left--) {
            terms.put(reader.readText(), reader.readText());
        }
        return new ModelConfiguration(new PolicyDesign(head, hidden, type, strike, years, volatility), terms);
    }
}
