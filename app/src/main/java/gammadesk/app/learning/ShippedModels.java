package gammadesk.app.learning;

import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandPlan;
import gammadesk.analytics.learning.store.ModelAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The models that come with the program. */
public final class ShippedModels {
    private static final String BAND = "/models/learned-band.model";

    private ShippedModels() {}

    /** The learned band, or why it is refused. */
    public static ModelAnswer<BandModel> band() {
        try (InputStream stream = ShippedModels.class.getResourceAsStream(BAND)) {
            return stream == null
                    ? new ModelAnswer.Refused<>(ModelAnswer.Reason.FOREIGN, "this program comes without it")
                    : BandModel.read(stream.readAllBytes(), BandPlan.SHIPPED.hash());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
