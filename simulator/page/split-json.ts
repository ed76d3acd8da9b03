/** Cuts a stream of text into the JSON objects that follow each other in it without a separator. */
export function createJsonSplitter(): (text: string) => string[] {
  let pending = '';
  let depth = 0;
  let inString = false;
  let escaped = false;

  const isEnd = (character: string): boolean => {
    if (inString) {
      if (escaped) escaped = false;
      else if (character === '\\') escaped = true;
      else if (character === '"') inString = false;
      return false;
    }
    if (character === '"') inString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    return character === '}' && depth === 0;
  };

  return (text) => {
    const complete: string[] = [];
    let start = 0;
    for (let i = 0; i < text.length; i += 1) {
      if (!isEnd(text.charAt(i))) continue;
      complete.push(pending + text.slice(start, i + 1));
      pending = '';
      start = i + 1;
    }
    pending += text.slice(start);
    return complete;
  };
}
