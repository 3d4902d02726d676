//! Documentation: HTML and CommonMark in, CommonMark that rustdoc takes without a warning out.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes the texts")]

mod properties;

use expect_test::{Expect, expect};
use smithy_sdk_codegen::resolve::docs::markdown;

/// Checks what texts become, all in one text; each has to stay as it is when it is given once more.
fn check<const N: usize>(texts: [&str; N], expected: &Expect) {
    let mut shown = String::new();
    for text in texts {
        let docs = markdown(text).0;
        assert_eq!(markdown(&docs).0, docs, "{text}");
        shown.push_str(&docs);
        shown.push_str("\n======\n");
    }
    expected.assert_eq(&shown);
}

#[test]
fn html_of_aws() {
    check(
        [
            "<p>Starts it. See <a>CompleteVaultLock</a>, <a href=\"https://a.b/c.html?d=(1)\">the guide</a> \
             and <a href=\"API_X.html\">that page</a>.</p>\n         <p>Returns <code>202 Accepted</code>.</p>",
            "<p>These:</p>\n<ul>\n   <li>\n      <p>One</p>\n   </li>\n   <li><p>Two <b>bold</b> <i>words</i>:</p>\
             <ul><li><p>nested</p></li></ul></li></ul><p>After.</p>",
            "<ol><li><p>First.</p><p>Still first.</p></li><li><p>Second.</p></li></ol>",
            "<note><p>Not twice.</p><p>Never.</p></note><important> <ul><li>careful</li></ul> </important>",
            "<dl><dt>Key</dt><dd><p>Opens.</p></dd> <dt><code>Lock</code></dt><dd>Closes.</dd></dl>",
            "<p>First<br/>second<br><br>third</p>",
            "<pre>fn main() {\n    &lt;T&gt;\n}</pre>",
            "<pre><code>{ \"a\": `b` }</code></pre>",
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1 | 2</td><td><code>x|y</code></td></tr></table>",
            "<h3>Title #</h3><p>Text</p><hr><blockquote>Quote</blockquote>",
            "<fullname>Amazon Glacier</fullname><p>Text</p>",
            "<p/>Plain &amp; &lt;simple&gt; &#39;text&#39;&nbsp;here",
            "<p></p><ul><li></li></ul><a></a><code></code><b> </b><!-- nothing -->",
        ],
        &expect![[r#"
            Starts it. See `CompleteVaultLock`, [the guide](https://a.b/c.html?d=%281%29) and that page.

            Returns `202 Accepted`.
            ======
            These:

            - One
            - Two **bold** *words*:
              - nested

            After.
            ======
            1. First.

               Still first.

            2. Second.
            ======
            > **Note:** Not twice.
            >
            > Never.

            > **Important:**
            >
            > - careful
            ======
            - **Key**: Opens.
            - **`Lock`**: Closes.
            ======
            First\
            second\
            third
            ======
            ```text
            fn main() {
                <T>
            }
            ```
            ======
            ```text
            { "a": `b` }
            ```
            ======
            | a | b |
            | --- | --- |
            | 1 \| 2 | `x\|y` |
            ======
            ### Title

            Text

            ***

            > Quote
            ======
            Amazon Glacier

            Text
            ======
            Plain & \<simple> 'text' here
            ======

            ======
        "#]],
    );
}

#[test]
fn code_within_html() {
    check(
        [
            "<p><code>arn:aws:<i>region</i>:*</code></p>",
            "<p><code><a>Shape</a></code> and <a href=\"https://a.b\"><code>x</code></a></p>",
            "<p><code><a href=\"https://a.b/*\">Linked</a></code></p>",
            "<p><code>a`b</code> <code>`</code> <code>``</code> <tt>c\n   d</tt></p>",
            "<p><a>Two words</a> <a href=\"\">Shape</a> <a id=\"x\"></a></p>",
        ],
        &expect![[r#"
            `arn:aws:region:*`
            ======
            `Shape` and [`x`](https://a.b)
            ======
            [`Linked`](https://a.b/%2A)
            ======
            ``a`b`` `` ` `` ` `` ` `c d`
            ======
            Two words `Shape`
            ======
        "#]],
    );
}

#[test]
fn emphasis_within_words() {
    check(
        [
            "<p>\"<i>Start</i>-<i>End</i>\" <b>a</b>b <i>c,</i>d <b>e</b><i>f</i> <i><b>g</b></i></p>",
            "<p><i>a<b>b</b></i> *c* _d_ **</p>",
        ],
        &expect![[r#"
            "*Start*-*End*" **a**b *c,*d **e***f* ***g***
            ======
            *a**b*** \*c\* \_d\_ \*\*
            ======
        "#]],
    );
}

#[test]
fn placeholders_are_kept() {
    check(
        [
            "Send <vault-name> to <bucket>, not <b>bold</b>, if 1 < 2 > 0.",
            "Send <vault-name> and <bucket> & &copy; &amp;copy;.",
            "<p>Replace <region> and <Account Id></p>",
            "<replaceable>closed</replaceable>",
            "<region>",
        ],
        &expect![[r#"
            Send \<vault-name> to \<bucket>, not **bold**, if 1 < 2 > 0.
            ======
            Send \<vault-name> and \<bucket> & © \&copy;.
            ======
            Replace \<region> and \<Account Id>
            ======
            closed
            ======
            \<region>
            ======
        "#]],
    );
}

#[test]
fn common_mark_is_left_alone() {
    check(
        [
            "Starts the lock of a vault. `GetVaultLock` shows it; [the guide](https://a.b/c) tells more.",
            "# Heading\n\nText with *emphasis* and **weight**.\n\n- one\n- two\n  - three\n\n1. first\n2. second",
            "```json\n{ \"a\":   1 }\n\n\n[ ]\n```\n\n> quote\n>\n> - item",
            "| a | b |\n| --- | :-: |\n| `x` | y |\n\n***\n\n3. three\n4. four",
            "Line one\\\nline two, with `vault_name`, vault_name and 1024*1024.",
        ],
        &expect![[r#"
            Starts the lock of a vault. `GetVaultLock` shows it; [the guide](https://a.b/c) tells more.
            ======
            # Heading

            Text with *emphasis* and **weight**.

            - one
            - two
              - three

            1. first
            2. second
            ======
            ```json
            { "a":   1 }


            [ ]
            ```

            > quote
            >
            > - item
            ======
            | a | b |
            | --- | :-: |
            | `x` | y |

            ***

            3. three
            4. four
            ======
            Line one\
            line two, with `vault_name`, vault_name and 1024\*1024.
            ======
        "#]],
    );
}

#[test]
fn common_mark_is_tidied() {
    check(
        [
            "Trailing   \n\n\n\nblanks\t\n",
            "* star\n\n* loose\n+ plus\n\n   indented\n\n    code",
            "Setext\n======\n\n~~~\ntilde\n~~~\n\n    indented `` code",
            "[ref], [ref][] and [a][ref]\n\n[ref]: https://a.b 'title'",
            "5. five\n\n   5. nested\n\n1) other",
            "````rust,ignore\n```\n````\n\n``` a`b\nx",
        ],
        &expect![[r#"
            Trailing

            blanks
            ======
            - star
            - loose

            * plus

              indented

              code
            ======
            # Setext

            ```text
            tilde
            ```

            ```text
            indented `` code
            ```
            ======
            [ref](https://a.b "title"), [ref](https://a.b "title") and [a](https://a.b "title")
            ======
            5. five

               5. nested

            1) other
            ======
            ````rust,ignore
            ```
            ````

            \`\`\` a\`b x
            ======
        "#]],
    );
}

#[test]
fn what_rustdoc_would_take_for_a_link() {
    check(
        [
            "See https://a.b/c_d?e=f, (http://a.b/c(d)), https://a.b. Not https:// or http://-.",
            "At https://{bucket}.s3.amazonaws.com/*, or <https://a.b> or [https://a.b](https://a.b)",
            "[Client], [0, 1), a[0], [x](Vault), [y](vault.html#z), [m](mailto:a@b.c), <a@b.c>",
            "![image](https://a.b/i.png \"t\") ![local](i.png) wow![link](https://a.b)",
            "<p>https://a.b/c<i>d</i> and <a href=\"https://a.b\">https://a.b</a></p>",
        ],
        &expect![[r#"
            See <https://a.b/c_d?e=f>, (<http://a.b/c(d)>), <https://a.b>. Not https:// or http://-.
            ======
            At `https://{bucket}.s3.amazonaws.com/`\*, or <https://a.b> or <https://a.b>
            ======
            \[Client\], \[0, 1), a\[0\], x, y, [m](mailto:a@b.c), a@b.c
            ======
            ![image](https://a.b/i.png "t") local wow![link](https://a.b)
            ======
            <https://a.b/c>*d* and <https://a.b>
            ======
        "#]],
    );
}

#[test]
fn lines_are_wrapped() {
    check(
        [
            "A line that has as many words as are needed for it to be a good deal longer than one line may be, twice over: \
             a line that has as many words as are needed for it to be a good deal longer than one line may be.",
            "- An item that has as many words as are needed for it to be a good deal longer than one line may be, indented.\n\
             \n  > A quote in an item that has as many words as are needed for it to be a good deal longer than one line.",
            "A link is not broken, nor is code, however many words [there are in either of them](https://a.b/c) and `so on and so forth`.",
            "What would start a list is not put at the start of a line, where it would become one, such as in 1990.  \n- or\n\
             this, where it would be the first word on its line if nobody took care of it, which is 2 here 2 - 1 and + # 1. #",
            "| a table | is not wrapped, although it has more columns than other lines may have, for it would not be a table |\n|-|-|",
            "1990\\. Was a year; 1\\) is a number; \\- is a minus; \\# is a number sign; \\> is greater\n\n\\+ plus\n\n\\| - |",
        ],
        &expect![[r#"
            A line that has as many words as are needed for it to be a good deal longer than one line may
            be, twice over: a line that has as many words as are needed for it to be a good deal longer than
            one line may be.
            ======
            - An item that has as many words as are needed for it to be a good deal longer than one line may
              be, indented.

              > A quote in an item that has as many words as are needed for it to be a good deal longer than
              > one line.
            ======
            A link is not broken, nor is code, however many words
            [there are in either of them](https://a.b/c) and `so on and so forth`.
            ======
            What would start a list is not put at the start of a line, where it would become one, such as
            in 1990.

            - or this, where it would be the first word on its line if nobody took care of it, which is 2
              here 2 - 1 and + # 1. #
            ======
            | a table | is not wrapped, although it has more columns than other lines may have, for it would not be a table |
            | --- | --- |
            ======
            1990\. Was a year; 1) is a number; - is a minus; # is a number sign; > is greater

            \+ plus

            \| - |
            ======
        "#]],
    );
}

#[test]
fn no_line_is_longer_than_it_has_to_be() {
    let sentence = "Words of several lengths, some of them `code`, that go on and on. ".repeat(9);
    let text = format!("{sentence}\n\n- {sentence}\n  1. {sentence}\n\n> > {sentence}");
    let docs = markdown(&text).0;
    let longest = docs.lines().map(str::len).max();
    assert!(longest > Some(80) && longest <= Some(96), "{docs}");
}

#[test]
fn characters_that_do_not_belong_in_a_comment() {
    check(
        [
            "a\u{202e}b\u{200b}c\u{0}d\u{7f}e\u{a0}f\u{2028}g\rh\r\ni\u{feff}",
            "```\na\tb\u{1b}\n```",
            "\u{200b}",
            "",
        ],
        &expect![[r#"
            abcde f g h i
            ======
            ```text
            a    b
            ```
            ======

            ======

            ======
        "#]],
    );
}

#[test]
fn depth_is_bounded() {
    for piece in
        ["<div>", "<b>", "<ul><li>", ">", "- ", "*", "[", "![", "**a ", "`", "<", "(", "\\", "| "]
    {
        let text = piece.repeat(5_000);
        let docs = markdown(&text).0;
        assert_eq!(markdown(&docs).0, docs, "{piece}");
    }
    let nested = format!("{}text{}", "<div>".repeat(90), "</div>".repeat(90));
    assert_eq!(markdown(&nested).0, "text");
}

/// Whether a tag is closed somewhere is not looked for anew for each: a megabyte of them would take minutes.
#[test]
fn many_placeholders_are_read_at_once() {
    let text = "<x>".repeat(300_000);
    let docs = markdown(&text).0;
    assert_eq!(docs.matches("\\<x>").count(), 300_000);
}
