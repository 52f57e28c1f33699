package gammadesk.app.learning;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be tried and where what is found out goes.
 *
 * @param config the case, see {@link BacktestCase}
 * @param out folder of evidence and of the record of runs
 * @param model a trained one; empty for the one that ships
 * @param training the configuration that it was trained by; empty for that of the one that ships
 * @param label stands in the names of the files of evidence, so that those of another model stay; empty for none
 */
public record TrialOrder(Path config, Path out, Optional<Path> model, Optional<Path> training, String label) {
    /** What it is about, for a person. */
    public String words() {
        String tried = model.map(file -> file.getFileName().toString()).orElse("the band that ships");
        return "trial of " + tried + " on " + config.getFileName();
    }
}
