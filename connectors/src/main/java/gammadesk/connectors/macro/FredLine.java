package gammadesk.connectors.macro;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts questions to FRED, one at a time, and again when it was one too many. The key stays in here. */
final class FredLine {
    private static final int MOST_ATTEMPTS = 4;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final FredSettings settings;
    private final int attempts;
    private final HttpUrl base;
    private final OkHttpClient http;
    private final CountDownLatch closed = new CountDownLatch(1);

    FredLine(FredSettings settings) {
        this(settings, MOST_ATTEMPTS);
    }

    FredLine(FredSettings settings, int attempts) {
        this.settings = settings;
        this.attempts = attempts;
        this.base = HttpUrl.get(settings.base());
        this.http = new OkHttpClient.Builder()
                .callTimeout(Duration.ofMillis(settings.timeoutMillis()))
                .build();
    }

    /** FRED has understood the question and will not answer it, however often it is put. */
    static final class Refusal extends IOException {
        private static final long serialVersionUID = 1;

        Refusal(String words) {
            super(words);
        }
    }

    /** One answer. */
    private record Reply(int status, String body) {
        boolean mayPass() {
            return status == 0 || status == TOO_MANY || status >= SERVER_ERROR;
        }
    }

    /**
     * The answer to a question.
     *
     * @throws Refusal with FRED's own words on why there is none
     * @throws IOException with one clause on why there is none; neither holds the key
     */
    synchronized JsonNode ask(String method, Map<String, String> parameters) throws IOException {
        Reply reply = once(method, parameters);
        for (int attempt = 1; reply.mayPass() && attempt < attempts; attempt++) {
            pause();
            reply = once(method, parameters);
        }
        return read(reply);
    }

    private void pause() throws IOException {
        try {
            if (closed.await(settings.waitMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it was stopped");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("it was stopped");
        }
    }

    private Reply once(String method, Map<String, String> parameters) throws IOException {
        if (closed.getCount() == 0 || Thread.currentThread().isInterrupted()) {
            throw new IOException("it was stopped");
        }
        HttpUrl.Builder url = base.newBuilder().addPathSegments(method).addQueryParameter("file_type", "json");
        parameters.forEach(url::addQueryParameter);
        settings.key().withChars(key -> url.addQueryParameter("api_key", new String(key)));
        try (Response response =
                http.newCall(new Request.Builder().url(url.build()).build()).execute()) {
            return new Reply(response.code(), response.body().string());
        } catch (IOException e) {
            return new Reply(0, e.getClass().getSimpleName());
        }
    }

    private JsonNode read(Reply reply) throws IOException {
        if (reply.status == 0) {
            throw new IOException("FRED does not answer (" + reply.body + ")");
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(reply.body);
            if (reply.status / 100 != 2 || json.has("error_code")) {
                throw refusal(reply, hidden(json.path("error_message").asString("")));
            }
            return json;
        } catch (JacksonException _) {
            throw new IOException("FRED's answer cannot be read (" + reply.status + ")");
        }
    }

    private static IOException refusal(Reply reply, String words) {
        String said = "FRED refuses: " + reply.status + " " + words;
        return reply.mayPass() ? new IOException(said) : new Refusal(said);
    }

    private String hidden(String text) {
        return settings.key().withChars(key -> text.replace(new String(key), "[key]"));
    }

    void close() {
        closed.countDown();
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
