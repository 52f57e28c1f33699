package gammadesk.app.desk;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Who sits at the desk, for the record: the name of the machine's user. */
    String user() {
        return Stream.of("USER", "LOGNAME", "USERNAME")
                .flatMap(name -> Optional.ofNullable(variables.get(name)).stream())
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("trader");
    }

    /** No files and nothing from the environment. */
    public static AccountOptions none() {
        return new AccountOptions(Map.of(), Optional.empty());
    }
}
