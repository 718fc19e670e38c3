package io.xcom4ee.it.app;

import jakarta.json.JsonStructure;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes JSON. */
public final class Answer {
    private Answer() {}

    /** Answers this. */
    public static void write(HttpServletResponse response, JsonStructure json) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
