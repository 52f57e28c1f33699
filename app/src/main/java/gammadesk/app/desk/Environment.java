package gammadesk.app.desk;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the machine says of itself: the only reader of environment variables and system properties.
 *
 * @param os name of the operating system, lower case
 * @param home the user's home folder
 * @param variables environment variables
 * @param headlessAsked whether the toolkit was told to run without a display
 */
public record Environment(String os, Path home, Map<String, String> variables, boolean headlessAsked) {
    /** This machine. */
    public static Environment current() {
        return new Environment(
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT),
                Path.of(System.getProperty("user.home", ".")),
                System.getenv(),
                "Headless".equals(System.getProperty("glass.platform")));
    }

    /** Whether a window can be opened. Only on Linux can a machine be without a display server. */
    public boolean hasDisplay() {
        boolean display = isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
        return !headlessAsked && (display || os.contains("win") || os.contains("mac"));
    }

    /** Where the desk keeps its settings, layout and logs, by the custom of the operating system. */
    public Path dataFolder() {
        return value("GAMMADESK_HOME").map(Path::of).orElseGet(this::customaryFolder);
    }

    /** The record of what was decided, sent and done, in the data folder. */
    public Path ledgerFile() {
        return dataFolder().resolve(DeskLedger.FILE);
    }

    private Path customaryFolder() {
        if (os.contains("win")) {
            return value("APPDATA").map(Path::of).orElse(home).resolve("Gammadesk");
        }
        if (os.contains("mac")) {
            return home.resolve("Library/Application Support/Gammadesk");
        }
        return value("XDG_DATA_HOME")
                .map(Path::of)
                .orElse(home.resolve(".local/share"))
                .resolve("gammadesk");
    }

    private boolean isSet(String variable) {
        return value(variable).isPresent();
    }

    private Optional<String> value(String variable) {
        return Optional.ofNullable(variables.get(variable)).filter(text -> !text.isBlank());
    }

    /** Tells the toolkit, before it starts, to draw in memory. */
    public static void drawInMemory() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }
}
