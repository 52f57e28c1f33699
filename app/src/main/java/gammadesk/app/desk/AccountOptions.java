package gammadesk.app.desk;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where keys and the memory of orders come from.
 *
 * @param variables of the environment, which may hold a key
 * @param folder for the vault and the log of intents, empty for a desk that keeps no files
 */
public record AccountOptions(Map<String, String> variables, Optional<Path> folder) {
    public AccountOptions {
        variables = Map.copyOf(variables);
    }

    /** No files and nothing from the environment. */
    public static AccountOptions none() {
        return new AccountOptions(Map.of(), Optional.empty());
    }
}
