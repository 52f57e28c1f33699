package gammadesk.connectors.deribit;

import static gammadesk.connectors.deribit.UnreadableException.require;

import gammadesk.analytics.market.Combo;
import java.util.List;

/** Reads one combo of a listing. */
final class ComboReader {
    private ComboReader() {}

    static Combo read(Cursor in) {
        in.enterObject("the combo");
        String name = "";
        List<Combo.Leg> legs = List.of();
        for (String member = in.nextName(); member != null; member = in.nextName()) {
            switch (member) {
                case "id" -> name = in.name();
                case "legs" -> legs = in.list("the legs", ComboReader::leg);
                default -> in.skip();
            }
        }
        require(!name.isEmpty(), "a combo without a name");
        return new Combo(name, legs);
    }

    private static Combo.Leg leg(Cursor in) {
        in.enterObject("the leg");
        String instrument = "";
        double ratio = Double.NaN;
        for (String member = in.nextName(); member != null; member = in.nextName()) {
            switch (member) {
                case "instrument_name" -> instrument = in.name();
                case "amount" -> ratio = in.number();
                default -> in.skip();
            }
        }
        require(!instrument.isEmpty() && !Double.isNaN(ratio), "a leg without an instrument or an amount");
        return new Combo.Leg(instrument, ratio);
    }
}
