/** Texts that nobody should write into a trace, a name of a file or a program, by what they try. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'a colour and a cleared screen': '\u{1b}[31mred\u{1b}[2J',
  'a title of the terminal': '\u{1b}]0;owned\u{7}',
  'a command to a runner': '::error file=a,line=1::injected',
  'a command to a runner on its own line': 'x\n::error::injected\n',
  'a command behind other line ends': 'x\r::error::injected\r\n  ::warning::injected\u{85}::stop-commands::x',
  'a command of another kind': '##[error]injected ##vso[task.complete]',
  'the end of a text in XML': ']]><injected/>]]>',
  'an element': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'a comment': '--><!-- injected -->',
  entities: '&lt;&#60;&amp;&injected;',
  quotes: `"'\`\\`,
  'a fence': '\n```\n~~~\n<b>injected</b>\n````` end',
  'a table': '| a | b |\n|---|---|\n| injected |',
  links: '[click](javascript:alert(1)) <https://evil.example> https://evil.example www.evil.example',
  mentions: '@everyone #1 org/repo#1 a@evil.example',
  'headings and lists': '# injected\n- injected\n1. injected\n> injected\n---',
  'the end of details': '</summary></details><details open>',
  'turned writing': '\u{202e}txet\u{2066}',
  'separators of lines': 'a\u{2028}b\u{2029}c\u{b}d\u{c}e\u{85}f',
  'half a character': 'a\u{d800}b\u{dc00}c',
  'no characters': 'a\u{fffe}b\u{ffff}c\u{0}d\u{1}e\u{7f}f',
  'line ends': 'a\r\nb\rc\nd',
  'percent signs': '%0A::error::injected%0D%25',
  'parts of a path': '../../etc/passwd?x=1#y %2e%2e',
  'a name with colons and commas': 'C:\\a,b::c;d=e',
  nothing: '',
};

/** A name of a megabyte. */
export const megabyte = 'n'.repeat(1 << 20);

/** What hides or obeys: none of it may be in what is told, but for ends of lines. */
export const unseenButLines = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/u;
