package gammadesk.connectors.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.port.Venue.Environment;
import gammadesk.connectors.vault.KeyVault.Opening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyVaultTest {
    private static final String HIDDEN = "the-private-half-é-1";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("desk").resolve("vault.p12");
    }

    private Opening open(String passphrase) {
        try (Secret secret = Secret.of(passphrase)) {
            return KeyVault.open(file(), secret, new SplittableRandom(1), 1_000);
        }
    }

    private KeyVault opened(String passphrase) {
        return ((Opening.Opened) open(passphrase)).vault();
    }

    private static ApiKey key(String name, String secret) {
        return new ApiKey(name, Environment.TEST, "client-" + name, ApiKey.Access.TRADE, Secret.of(secret));
    }

    private static String text(ApiKey key) {
        return key.secret().withChars(String::new);
    }

    @Test
    void aKeyComesBackWholeAfterAReopening() {
        try (KeyVault vault = opened("passphrase")) {
            vault.add(key("demo", HIDDEN));
            vault.add(key("other", "x"));
        }
        try (KeyVault vault = opened("passphrase")) {
            assertThat(vault.list())
                    .containsExactly(
                            new KeyInfo("demo", Environment.TEST, "client-demo", ApiKey.Access.TRADE),
                            new KeyInfo("other", Environment.TEST, "client-other", ApiKey.Access.TRADE));
            assertThat(vault.find("demo")).get().extracting(KeyVaultTest::text).isEqualTo(HIDDEN);
            assertThat(vault.find("nobody")).isEmpty();
        }
    }

    @Test
    void removingAndReplacingAreOnDiskAtOnce() {
        try (KeyVault vault = opened("passphrase")) {
            vault.add(key("demo", "old"));
            vault.add(key("demo", "new"));
            vault.add(key("gone", "gone"));
            assertThat(vault.remove("gone")).isTrue();
            assertThat(vault.remove("gone")).isFalse();
        }
        try (KeyVault vault = opened("passphrase")) {
            assertThat(vault.list()).extracting(KeyInfo::name).containsExactly("demo");
            assertThat(vault.find("demo")).get().extracting(KeyVaultTest::text).isEqualTo("new");
        }
    }

    @Test
    void theKeyToAServiceIsKeptReplacedAndForgottenBesideTheKeysToAccounts() throws IOException {
        try (KeyVault vault = opened("passphrase")) {
            vault.add(key("fred", "x"));
            vault.keepService("fred", Secret.of("old"));
            vault.keepService("fred", Secret.of(HIDDEN));
            assertThatIllegalArgumentException().isThrownBy(() -> vault.keepService("Fred", Secret.of("y")));
            assertThatIllegalArgumentException().isThrownBy(() -> vault.keepService("fred", Secret.of("")));
        }
        assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1)).doesNotContain("private-half");
        try (KeyVault vault = opened("passphrase")) {
            assertThat(vault.list()).extracting(KeyInfo::name).containsExactly("fred");
            assertThat(vault.service("fred").orElseThrow().<String>withChars(String::new))
                    .isEqualTo(HIDDEN);
            assertThat(vault.service("other")).isEmpty();
            assertThat(vault.removeService("fred")).isTrue();
            assertThat(vault.removeService("fred")).isFalse();
        }
        try (KeyVault vault = opened("passphrase")) {
            assertThat(vault.service("fred")).isEmpty();
            assertThat(vault.find("fred")).isPresent();
        }
    }

    @Test
    void aServicesKeyThatCannotBeWrittenLeavesTheOneBefore() throws IOException {
        Files.createDirectories(file().getParent());
        try (KeyVault vault = opened("passphrase")) {
            vault.keepService("fred", Secret.of("old"));
            Files.delete(file());
            Files.createDirectories(file().resolve("in the way"));
            assertThatThrownBy(() -> vault.keepService("fred", Secret.of("new")))
                    .isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> vault.removeService("fred")).isInstanceOf(UncheckedIOException.class);
            assertThat(vault.service("fred").orElseThrow().<String>withChars(String::new))
                    .isEqualTo("old");
        }
    }

    @Test
    void anotherPassphraseOpensNothing() {
        try (KeyVault vault = opened("passphrase")) {
            vault.add(key("demo", HIDDEN));
        }
        assertThat(open("Passphrase")).isInstanceOf(Opening.WrongPassphrase.class);
    }

    @Test
    void aDamagedFileIsSaidToBeUnreadable() throws IOException {
        try (KeyVault vault = opened("passphrase")) {
            vault.add(key("demo", HIDDEN));
        }
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, 20));
        assertThat(open("passphrase")).isNotInstanceOf(Opening.Opened.class);
        Files.write(file(), "something else".getBytes(StandardCharsets.UTF_8));
        assertThat(open("passphrase")).isInstanceOf(Opening.Unreadable.class);
        Files.write(file(), new byte[0]);
        assertThat(open("passphrase")).isInstanceOf(Opening.Unreadable.class);
    }

    @Test
    void theFileShowsNothingAndBelongsToItsOwnerAlone() throws Exception {
        try (KeyVault vault = opened("passphrase")) {
            vault.add(key("demo", HIDDEN));
        }
        byte[] bytes = Files.readAllBytes(file());
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain("private-half")
                .doesNotContain("client-demo")
                .doesNotContain("passphrase");
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
        KeyStore plain = KeyStore.getInstance("PKCS12");
        assertThatThrownBy(() -> plain.load(
                        new java.io.ByteArrayInputStream(bytes, 25, bytes.length - 25), "passphrase".toCharArray()))
                .as("the passphrase itself is not the store's password: it is stretched first")
                .isInstanceOf(IOException.class);
    }

    @Test
    void aVaultThatCannotBeWrittenStaysAsItWas() throws IOException {
        Files.createDirectories(file().getParent());
        try (KeyVault vault = opened("passphrase")) {
            vault.add(key("demo", "old"));
            Files.delete(file());
            Files.createDirectories(file().resolve("in the way"));
            assertThatThrownBy(() -> vault.add(key("demo", "new"))).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> vault.remove("demo")).isInstanceOf(UncheckedIOException.class);
            assertThat(vault.find("demo")).get().extracting(KeyVaultTest::text).isEqualTo("old");
        }
    }

    @Test
    void aSecretShowsItselfToNobodyAndCanBeWiped() {
        Secret secret = Secret.of(HIDDEN);
        ApiKey key = new ApiKey("demo", Environment.LIVE, "client", ApiKey.Access.SUGGESTED, secret);
        assertThat(key.toString() + secret + KeyInfo.of(key)).doesNotContain("private-half");
        char[][] lent = new char[1][];
        secret.withChars(chars -> lent[0] = chars);
        assertThat(lent[0]).containsOnly('\0');
        byte[][] bytes = new byte[1][];
        secret.withBytes(utf8 -> bytes[0] = utf8);
        assertThat(bytes[0])
                .hasSize(HIDDEN.getBytes(StandardCharsets.UTF_8).length)
                .containsOnly(0);
        secret.close();
        String wiped = secret.withChars(String::new);
        assertThat(wiped).doesNotContain("private-half");
    }

    @Test
    void theEnvironmentGivesAKeyForReadingUnlessItSaysMore() {
        Map<String, String> variables = Map.of("GAMMADESK_TEST_KEY", "id", "GAMMADESK_TEST_SECRET", HIDDEN);
        assertThat(EnvironmentKeys.find(variables, Environment.TEST)).get().satisfies(key -> {
            assertThat(key.access()).isEqualTo(ApiKey.Access.READ_ONLY);
            assertThat(text(key)).isEqualTo(HIDDEN);
        });
        assertThat(EnvironmentKeys.find(variables, Environment.LIVE)).isEmpty();
        assertThat(EnvironmentKeys.find(Map.of("GAMMADESK_TEST_KEY", "id"), Environment.TEST))
                .isEmpty();
    }

    @Test
    void aKeyWithoutItsHalvesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> key("", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> key("two\nlines", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> key("demo", ""));
    }
}
